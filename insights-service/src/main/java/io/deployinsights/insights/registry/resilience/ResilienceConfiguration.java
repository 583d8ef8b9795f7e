package io.deployinsights.insights.registry.resilience;

import io.deployinsights.insights.registry.Registry;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;

@Configuration(proxyBeanMethods = false)
class ResilienceConfiguration {

    /** The registry to use, unless it is cached. */
    @Bean
    @Fallback
    Registry resilientRegistry(@Qualifier("httpRegistry") Registry registry, Guard guard) {
        return new ResilientRegistry(registry, guard);
    }
}
