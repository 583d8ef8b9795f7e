package io.deployinsights.insights.web.benchmark;

import io.deployinsights.insights.metric.list.Metrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

/** Makes the list of metrics, which knows the published thresholds. */
@Configuration(proxyBeanMethods = false)
class MetricsConfiguration {

    @Bean
    Metrics metrics(JsonMapper json) {
        try (var file = new ClassPathResource(Reports.FILE).getInputStream()) {
            return new Metrics(json.readValue(file, Reports.class).reports().stream()
                    .map(Reports.Report::benchmark)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException("no " + Reports.FILE, e);
        }
    }
}
