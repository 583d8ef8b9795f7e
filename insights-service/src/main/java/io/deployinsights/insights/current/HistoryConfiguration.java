package io.deployinsights.insights.current;

import io.deployinsights.insights.registry.Registry;
import java.time.InstantSource;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }

    @Bean
    PolledHistory historySource(Registry registry, HistoryProperties properties, InstantSource clock) {
        return new PolledHistory(registry, properties, clock);
    }

    /** Behind the start, which neither waits for the registry nor fails without it. */
    @Bean
    ApplicationListener<ApplicationReadyEvent> warmUp(PolledHistory history) {
        return ready -> history.warmUp();
    }
}
