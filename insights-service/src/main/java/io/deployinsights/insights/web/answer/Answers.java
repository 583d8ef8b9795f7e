package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.HistorySource;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationManager;
import org.springframework.web.context.request.ServletWebRequest;

/** Answers questions from the history that is current, in the format that the reader likes best. */
@Component
public final class Answers {

    /** The attribute of a request that says what it has asked. */
    static final String ASKED = Answers.class.getName() + ".asked";

    private final HistorySource histories;
    private final AnswerCache cache;
    private final Writer writer;
    private final long most;
    private final ContentNegotiationManager negotiation;

    Answers(
            HistorySource histories,
            AnswerCache cache,
            Writer writer,
            AnswerProperties properties,
            ContentNegotiationManager negotiation) {
        this.writer = writer;
        most = properties.mostBytes();
        this.histories = histories;
        this.cache = cache;
        this.negotiation = negotiation;
    }

    /**
     * A question, to be answered in the format that its reader likes best.
     *
     * @throws HttpMediaTypeNotAcceptableException when the reader takes neither JSON nor CSV
     */
    public Answerable written(Question<?> question, HttpServletRequest request)
            throws HttpMediaTypeNotAcceptableException {
        var accepted = negotiation.resolveMediaTypes(new ServletWebRequest(request));
        var format = Format.bestOf(accepted)
                .orElseThrow(() -> new HttpMediaTypeNotAcceptableException(Arrays.stream(Format.values())
                        .map(Format::type)
                        .distinct()
                        .toList()));
        return new WrittenQuestion<>(question, isSaved(request) ? format.saved() : format, writer, most);
    }

    /**
     * Answers a request.
     *
     * @throws AnswerTooLarge when it would take more memory than one may
     * @throws io.deployinsights.insights.sharing.NotInTime when it takes longer than callers wait
     * @throws io.deployinsights.insights.registry.RegistryUnavailable when there is no history to answer from
     */
    public void send(Answerable asked, HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.setAttribute(ASKED, asked);
        cache.send(asked, histories.current(), representation -> representation.send(request, response));
    }

    /** What a request has asked; null unless it has been answered from here. */
    static @Nullable Answerable askedBy(HttpServletRequest request) {
        return (Answerable) request.getAttribute(ASKED);
    }

    /** Whether the browser shows the answer by itself, or saves it as a file: no script has asked for it (Fetch Metadata). */
    static boolean isSaved(HttpServletRequest request) {
        return "navigate".equals(request.getHeader("Sec-Fetch-Mode"));
    }
}
