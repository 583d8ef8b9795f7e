package io.deployinsights.insights.web.benchmark;

import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.metric.summary.LeadTimeChoice;
import io.deployinsights.insights.metric.summary.Summary;
import io.deployinsights.insights.web.parameters.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A summary for each report whose thresholds the numbers can be held against, and for each lead time. */
@Component
public final class Summaries {

    /** The year that is meant where none is named. */
    public static final String USUAL_YEAR = "2023";

    private static final Map<String, LeadTimeChoice> LEAD_TIMES = LeadTimeChoice.byName();

    private final Map<String, Benchmark> byYear = new LinkedHashMap<>();

    Summaries(JsonMapper json) {
        try (var file = new ClassPathResource(Reports.FILE).getInputStream()) {
            for (var report : json.readValue(file, Reports.class).reports()) {
                byYear.put(String.valueOf(report.year()), report.benchmark());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no " + Reports.FILE, e);
        }
    }

    /** The summary that the parameters {@code benchmark} and {@code leadTime} choose. */
    public Summary read(Parameters parameters) {
        return new Summary(
                parameters.choice("benchmark", byYear, USUAL_YEAR),
                parameters.choice("leadTime", LEAD_TIMES, LeadTimeChoice.AUTO.key()));
    }
}
