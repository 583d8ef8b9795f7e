package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.HistorySource;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers questions from the history that is current, in the format that the reader likes best. */
@Component
public final class Answers {

    private final HistorySource histories;
    private final AnswerCache cache;
    private final Writer writer;
    private final long most;
    private final KnownRequests known;
    private final ContentNegotiationManager negotiation;

    Answers(
            HistorySource histories,
            AnswerCache cache,
            Writer writer,
            AnswerProperties properties,
            KnownRequests known,
            ContentNegotiationManager negotiation) {
        this.writer = writer;
        most = properties.mostBytes();
        this.histories = histories;
        this.cache = cache;
        this.known = known;
        this.negotiation = negotiation;
    }

    /**
     * Answers one question.
     *
     * @throws HttpMediaTypeNotAcceptableException when the reader takes neither JSON nor CSV
     * @throws AnswerTooLarge when it would take more memory than one may
     * @throws io.deployinsights.insights.sharing.NotInTime when it takes longer than anybody waits
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when there is no history to answer from
     */
    public void answer(Question<?> question, HttpServletRequest request, HttpServletResponse response)
            throws HttpMediaTypeNotAcceptableException, IOException {
        var accepted = negotiation.resolveMediaTypes(new ServletWebRequest(request));
        var format = Format.bestOf(accepted)
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(Arrays.stream(Format.values())
                        .map(Format::type)
                        .distinct()
                        .toList()));
        var written = new WrittenQuestion<>(question, Browser.saves(request) ? format.saved() : format, writer, most);
        var asked = new Asked(written, Gzip.isAcceptedBy(request));
        known.remember(request, asked);
        give(asked, request, response);
    }

    /** Gives what can be had in one form only, and is short. */
    public void give(Answerable answerable, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var asked = new Asked(answerable, false);
        known.remember(request, asked);
        give(asked, request, response);
    }

    /** Answers what has been asked before. */
    void give(Asked asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var current = histories.current();
        cache.give(asked, current, representation -> representation.send(request, response));
    }
}
