package io.deployinsights.insights.web.answer;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What answers may take. What isn't set is a share of the heap, so that a larger heap allows more.
 *
 * @param patience How long a request waits for an answer that is being computed, before a 503.
 * @param most How much memory one answer may need before it is a 400 that says how to ask for less, such as 20MB; empty for a twentieth
 *     of the heap.
 * @param underWay How much memory long answers may need together, from being computed until they are sent, and short ones while they
 *     are computed; empty for a fifth of the heap each.
 * @param cacheSize How much memory the answers may take that are kept to be given again; empty for a tenth of the heap.
 */
@Validated
@ConfigurationProperties("insights.answers")
record AnswerProperties(
        @DefaultValue("10s") @NotNull @DurationMin(millis = 1)
        Duration patience,

        @Nullable DataSize most,
        @Nullable DataSize underWay,
        @Nullable DataSize cacheSize) {

    private static final int MOST_SHARE = 20;
    private static final int UNDER_WAY_SHARE = 5;
    private static final int CACHE_SHARE = 10;

    long mostBytes() {
        return bytes(most, MOST_SHARE);
    }

    long underWayBytes() {
        return bytes(underWay, UNDER_WAY_SHARE);
    }

    long cacheBytes() {
        return bytes(cacheSize, CACHE_SHARE);
    }

    private static long bytes(@Nullable DataSize set, int shareOfHeap) {
        return set == null ? Runtime.getRuntime().maxMemory() / shareOfHeap : set.toBytes();
    }
}
