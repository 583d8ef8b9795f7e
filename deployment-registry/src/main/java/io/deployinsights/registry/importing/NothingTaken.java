package io.deployinsights.registry.importing;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** Nothing was taken from an import: 422, with everything that the answer to a successful one has. */
final class NothingTaken extends Problem {

    private static final int SHOWN = 20;

    private final transient ImportResult result;

    NothingTaken(ImportResult result) {
        super(HttpStatus.UNPROCESSABLE_CONTENT, summary(result), reasons(result));
        this.result = result;
    }

    @Override
    public Map<String, Object> properties() {
        Map<String, Object> properties = new LinkedHashMap<>();
        properties.put("imported", result.imported());
        properties.put("unchanged", result.unchanged());
        properties.put("differing", result.differing());
        properties.put("warnings", result.warnings());
        properties.put("rejected", result.rejected());
        properties.put("replaced", result.replaced());
        properties.put("differingCount", result.differingCount());
        properties.put("warningCount", result.warningCount());
        properties.put("rejectedCount", result.rejectedCount());
        return properties;
    }

    private static String summary(ImportResult result) {
        if (result.rejectedCount() == 0) {
            return "The file holds no deployment; allowed is NDJSON, a JSON array, or CSV with a header line.";
        }
        return "Nothing was taken, %,d %s rejected; the first: %s"
                .formatted(
                        result.rejectedCount(),
                        result.rejectedCount() == 1 ? "record was" : "records were",
                        reasons(result).stream()
                                .limit(1)
                                .map(fault -> fault.field().isEmpty()
                                        ? fault.message()
                                        : fault.field() + " " + fault.message())
                                .findFirst()
                                .orElse(""));
    }

    private static List<Fault> reasons(ImportResult result) {
        return result.rejected().stream()
                .flatMap(rejection -> rejection.errors().stream()
                        .map(fault ->
                                new Fault(fault.field(), "%s (line %d)".formatted(fault.message(), rejection.line()))))
                .limit(SHOWN)
                .toList();
    }
}
