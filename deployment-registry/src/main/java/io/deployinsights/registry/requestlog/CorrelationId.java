package io.deployinsights.registry.requestlog;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that a request is found by, in every line that is logged for it. */
public final class CorrelationId {

    /** The header that it comes with and is answered with. */
    static final String HEADER = "X-Correlation-Id";

    /** What it is called in logs and in problems. */
    public static final String NAME = "correlationId";

    /** What UUIDs, ULIDs, trace ids and the like are made of; nothing that a log, a header or JSON would act on. */
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._:+/=-]{1,128}");

    private CorrelationId() {}

    /** The id of what this thread does. */
    public static Optional<String> current() {
        return Optional.ofNullable(MDC.get(NAME));
    }

    /** The id that a request was sent with, a new one where it has none or one that is not well-formed. */
    static String of(@Nullable String sent) {
        return sent != null && WELL_FORMED.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }

    /** From now on this thread works for the request of that id, until the result is closed. */
    static MDC.MDCCloseable began(String id) {
        return MDC.putCloseable(NAME, id);
    }
}
