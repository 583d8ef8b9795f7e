package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.current.CurrentHistory;
import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import io.deployinsights.insights.metric.Measurement;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.metric.throughput.LeadTime;
import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.web.format.Envelope;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import io.deployinsights.insights.web.format.Writers;
import io.deployinsights.insights.web.parameters.Rejection;
import io.deployinsights.insights.web.representation.Representation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.springframework.util.unit.DataSize;

/** Questions that are asked of answers' cache, and what its tests have in common. */
final class Questions {

    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final Writer WRITER = Writers.json();

    private static final LeadTime LEAD_TIME = new LeadTime();

    private Questions() {}

    static Deployment deployment(String id, Instant start) {
        return new Deployment(
                id, "api", null, null, null, null, null, start, null, null, null, null, null, null, false);
    }

    static AnswerCache cacheWith(Duration patience, DataSize underWay) {
        return new AnswerCache(new AnswerProperties(patience, null, underWay, null));
    }

    static Representation get(AnswerCache cache, Answerable asked, CurrentHistory current) {
        var sent = new AtomicReference<Representation>();
        try {
            cache.send(asked, current, sent::set);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sent.get();
    }

    static String body(Representation representation) {
        return representation.pieces().stream()
                .map(piece -> new String(piece, StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }

    static Answerable written(Question<?> question) {
        return new WrittenQuestion<>(question, Format.JSON, WRITER, Long.MAX_VALUE);
    }

    /** What all of them have. */
    interface Plain extends Question<LeadTime.Result> {

        String definition();

        default Envelope<LeadTime.Result> nothing(CurrentHistory current) {
            return Envelope.of(current, Query.ALL, Map.of(), definition(), new Measurement<>(List.of(), Map.of()));
        }

        @Override
        default String name() {
            return "test";
        }

        @Override
        default Query query() {
            return Query.ALL;
        }

        @Override
        default Table<LeadTime.Result, ?> table() {
            return LEAD_TIME.table();
        }

        @Override
        default long bytes(DeploymentHistory history) {
            return 1_000;
        }

        @Override
        default Rejection less() {
            return new Rejection("limit", "choose less");
        }

        @Override
        default Instant validUntil(DeploymentHistory history) {
            return Instant.MAX;
        }

        @Override
        default List<LeadTime.Result> steady(List<LeadTime.Result> results) {
            return results;
        }
    }

    /** Knows how many of them are computed at the same time. */
    record OneAtATime(AtomicInteger under, AtomicInteger mostUnder, String definition) implements Plain {

        // So that others have a chance to come in between, if nothing keeps them out.
        @SuppressWarnings("ThreadPriorityCheck")
        @Override
        public Envelope<LeadTime.Result> answer(CurrentHistory current) {
            mostUnder.accumulateAndGet(under.incrementAndGet(), Math::max);
            Thread.yield();
            under.decrementAndGet();
            return nothing(current);
        }
    }

    /** Has a long answer. */
    record Wordy(String definition) implements Plain {

        @Override
        public long bytes(DeploymentHistory history) {
            return definition.length();
        }

        @Override
        public Envelope<LeadTime.Result> answer(CurrentHistory current) {
            return nothing(current);
        }
    }

    /** Fails the first time. */
    record Failing(AtomicInteger computed) implements Plain {

        @Override
        public String definition() {
            return "failing";
        }

        @Override
        public Envelope<LeadTime.Result> answer(CurrentHistory current) {
            if (computed.incrementAndGet() == 1) {
                throw new IllegalArgumentException("the first time");
            }
            return nothing(current);
        }
    }

    /** Is begun, then takes until it is released. */
    record Slow(AtomicInteger begun, CountDownLatch release, String definition) implements Plain {

        @Override
        public Envelope<LeadTime.Result> answer(CurrentHistory current) {
            begun.incrementAndGet();
            try {
                release.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return nothing(current);
        }
    }

    record Counting(AtomicInteger computed, Duration holds, String definition) implements Plain {

        Counting(AtomicInteger computed, Duration holds) {
            this(computed, holds, "How often this was computed.");
        }

        @Override
        public Instant validUntil(DeploymentHistory history) {
            return history.asOf().plus(holds);
        }

        @Override
        public Envelope<LeadTime.Result> answer(CurrentHistory current) {
            computed.incrementAndGet();
            return nothing(current);
        }
    }
}
