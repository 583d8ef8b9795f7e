package io.deployinsights.insights.registry.cache;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** How well the cache works: {@code insights.cache.pages} by result (hit, miss, error), {@code insights.cache.bytes} by direction. */
final class CacheMeters {

    private final Counter hits;
    private final Counter misses;
    private final Counter errors;
    private final Counter bytesRead;
    private final Counter bytesWritten;

    CacheMeters(MeterRegistry meters) {
        hits = pages("hit", meters);
        misses = pages("miss", meters);
        errors = pages("error", meters);
        bytesRead = bytes("read", meters);
        bytesWritten = bytes("written", meters);
    }

    void hit(int bytes) {
        hits.increment();
        bytesRead.increment(bytes);
    }

    void missed() {
        misses.increment();
    }

    void failed() {
        errors.increment();
    }

    void written(int bytes) {
        bytesWritten.increment(bytes);
    }

    private static Counter pages(String result, MeterRegistry meters) {
        return Counter.builder("insights.cache.pages")
                .description(
                        "Pages of the change feed that were looked for in Redis, or could not be read or written there")
                .tag("result", result)
                .register(meters);
    }

    private static Counter bytes(String direction, MeterRegistry meters) {
        return Counter.builder("insights.cache.bytes")
                .description("Bytes of pages of the change feed read from and written to Redis, compressed")
                .baseUnit("bytes")
                .tag("direction", direction)
                .register(meters);
    }
}
