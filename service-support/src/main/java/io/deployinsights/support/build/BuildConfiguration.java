package io.deployinsights.support.build;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;

/**
 * Says which version runs: a line in the log, and {@code service.build.info}. Structured logs and traces take it from the same settings, in
 * {@code service.yml}.
 */
@AutoConfiguration
@EnableConfigurationProperties(Build.class)
class BuildConfiguration {

    private static final Logger LOG = LoggerFactory.getLogger(BuildConfiguration.class);

    private static final double MILLIS_PER_SECOND = 1000;

    @Bean
    ApplicationListener<ApplicationReadyEvent> readiness(Build build) {
        return event -> {
            var took = Objects.requireNonNullElse(event.getTimeTaken(), Duration.ZERO);
            LOG.info(
                    "Version {} of commit {} is ready after {} s",
                    build.version(),
                    build.revision(),
                    took.toMillis() / MILLIS_PER_SECOND);
        };
    }

    @Bean
    MeterBinder buildInfo(Build build) {
        return meters -> Gauge.builder("service.build.info", () -> 1)
                .description("Always 1: what runs is in the labels")
                .tag("version", build.version())
                .tag("revision", build.revision())
                .register(meters);
    }
}
