package io.deployinsights.insights.current;

import io.deployinsights.insights.registry.Registry;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.List;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class HistoryConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    PolledHistory historySource(
            Registry registry,
            HistoryProperties properties,
            InstantSource clock,
            MeterRegistry meters,
            List<HistoryFollower> followers) {
        return new PolledHistory(registry, properties, clock, meters, followers);
    }

    @Bean
    HistoryMeters historyMeters(PolledHistory history, InstantSource clock) {
        return new HistoryMeters(history, clock);
    }

    /** Behind the start, which neither waits for the registry nor fails without it. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(PolledHistory history) {
        return ready -> history.warmUp();
    }
}
