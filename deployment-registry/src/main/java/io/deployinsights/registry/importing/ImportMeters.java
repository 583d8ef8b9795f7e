package io.deployinsights.registry.importing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** {@code registry.imported.records}: the records of imports, by result. */
@Component
class ImportMeters {

    private final Counter imported;
    private final Counter unchanged;
    private final Counter replaced;
    private final Counter differing;
    private final Counter rejected;

    ImportMeters(MeterRegistry meters) {
        imported = records("imported", meters);
        unchanged = records("unchanged", meters);
        replaced = records("replaced", meters);
        differing = records("differing", meters);
        rejected = records("rejected", meters);
    }

    void count(ImportResult result) {
        imported.increment((double) result.imported());
        unchanged.increment((double) result.unchanged());
        replaced.increment((double) result.replaced());
        differing.increment((double) (result.differingCount() - result.replaced()));
        rejected.increment((double) result.rejectedCount());
    }

    private static Counter records(String result, MeterRegistry meters) {
        return Counter.builder("registry.imported.records")
                .description("Records in imports, by result")
                .tag("result", result)
                .register(meters);
    }
}
