package io.deployinsights.insights.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers that have been given, to give them again: computed once per state of the registry, written and compressed once per moment that
 * they are told of. Who asks while an answer is being computed gets that one.
 */
@Component
final class AnswerCache {

    /** An answer that nobody asks for any more, as those from an earlier state. */
    private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(5);

    /** Findings as objects, as bytes and compressed, by the bytes. */
    private static final int SIZE_FACTOR = 4;

    private record Key(
            Question<?> question,
            Format format,
            Object version,
            @Nullable Instant moment) {}

    private final Writer writer;
    private final Cache<Key, Answer<?>> answers;

    AnswerCache(Writer writer, AnswerProperties properties) {
        this.writer = writer;
        answers = Caffeine.newBuilder()
                .maximumWeight(properties.cacheSize().toBytes())
                .weigher((Key key, Answer<?> answer) ->
                        Math.clamp((long) answer.size() * SIZE_FACTOR, 1, Integer.MAX_VALUE))
                .expireAfterAccess(FORGOTTEN_AFTER)
                .build();
    }

    /** What the history says to the question. */
    <R> Representation get(Question<R> question, Format format, CurrentHistory current) {
        var history = current.history();
        var moment = question.dependsOnMoment() ? history.asOf() : null;
        var key = new Key(question, format, history.version(), moment);
        return answers.get(key, unknown -> new Answer<>(question, format, writer, current))
                .at(current);
    }
}
