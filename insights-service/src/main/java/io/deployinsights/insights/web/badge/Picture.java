package io.deployinsights.insights.web.badge;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.web.answer.Answer;
import io.deployinsights.insights.web.answer.Answerable;
import io.deployinsights.insights.web.representation.ETag;
import io.deployinsights.insights.web.representation.Representation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;

/**
 * A badge as it is sent.
 *
 * @param maxAge how long browsers and proxies may show it
 */
record Picture(BadgeQuestion question, Duration maxAge) implements Answerable {

    static final String TYPE = "image/svg+xml";

    /** A picture, and what the few deployments of a service need. */
    private static final int BYTES = 20_000;

    private record Drawn(Representation representation) implements Answer {

        @Override
        public long bytes() {
            return representation.length();
        }

        @Override
        public Representation at(CurrentHistory current) {
            return representation;
        }
    }

    @Override
    public Instant validUntil(DeploymentHistory history) {
        return question.validUntil(history);
    }

    @Override
    public long bytes(DeploymentHistory history) {
        return BYTES;
    }

    @Override
    public Answer answer(CurrentHistory current) {
        var badge = question.answer(current.history());
        byte[] svg = badge.svg(question.theme()).getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                HttpHeaders.CONTENT_TYPE,
                TYPE,
                HttpHeaders.CACHE_CONTROL,
                String.valueOf(CacheControl.maxAge(maxAge).cachePublic().getHeaderValue()),
                HttpHeaders.ETAG,
                ETag.of(svg));
        return new Drawn(new Representation(headers, List.of(svg)));
    }
}
