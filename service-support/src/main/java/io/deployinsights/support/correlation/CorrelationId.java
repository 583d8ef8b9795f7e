package io.deployinsights.support.correlation;

import io.micrometer.context.ContextSnapshotFactory;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.util.AlternativeJdkIdGenerator;
import org.springframework.util.IdGenerator;

/** The id that a request is found by, in every line that is logged for it. */
public final class CorrelationId {

    /** The header that it comes with, is sent on with, and is answered with. */
    public static final String HEADER = "X-Correlation-Id";

    /** What it is called in logs and in problems. */
    public static final String NAME = "correlationId";

    /** What UUIDs, ULIDs, trace ids and the like are made of; nothing that a log, a header or JSON would act on. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private static final ContextSnapshotFactory CONTEXTS =
            ContextSnapshotFactory.builder().build();

    /** Unique will do, nobody gains by guessing one: what can't be guessed takes several times as long, and one caller at a time. */
    private static final IdGenerator IDS = new AlternativeJdkIdGenerator();

    private CorrelationId() {}

    /** The id that a request was sent with, a new one where it has none or one that is not well-formed. */
    public static String of(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches() ? sent : made();
    }

    /** The id of what this thread does. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(NAME));
    }

    /** From now on this thread works for the request of that id, until the result is closed. */
    public static MDC.MDCCloseable began(String id) {
        return MDC.putCloseable(NAME, id);
    }

    /** The task as a part of what this thread does, id and trace included, on whatever thread it runs; with a new id where there is none. */
    public static Runnable carried(Runnable task) {
        var id = current().orElseGet(CorrelationId::made);
        return CONTEXTS.captureAll().wrap(() -> {
            try (var _ = began(id)) {
                task.run();
            }
        });
    }

    private static String made() {
        return IDS.generateId().toString();
    }
}
