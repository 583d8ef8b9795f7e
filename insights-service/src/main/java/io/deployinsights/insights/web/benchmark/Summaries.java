package io.deployinsights.insights.web.benchmark;

import io.deployinsights.insights.summary.Summary;
import io.deployinsights.insights.web.parameters.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** A summary for each report whose thresholds the numbers can be held against. */
@Component
public final class Summaries {

    /** The year that is meant where none is named. */
    public static final String USUAL_YEAR = "2023";

    // One of each: questions are equal that are about the same summary.
    private final Map<String, Summary> byYear = new LinkedHashMap<>();

    Summaries(JsonMapper json) {
        try (var file = new ClassPathResource(Reports.FILE).getInputStream()) {
            for (var report : json.readValue(file, Reports.class).reports()) {
                byYear.put(String.valueOf(report.year()), new Summary(report.benchmark()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no " + Reports.FILE, e);
        }
    }

    /** The summary that the parameter {@code benchmark} chooses. */
    public Summary read(Parameters parameters) {
        return parameters.choice("benchmark", byYear, USUAL_YEAR);
    }
}
