package io.deployinsights.insights.current;

import io.deployinsights.insights.registry.Registry;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class HistoryConfiguration {

    @Bean
    HistorySource historySource(Registry registry, HistoryProperties properties) {
        return new PolledHistory(registry, properties, InstantSource.system());
    }
}
