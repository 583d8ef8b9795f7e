package io.deployinsights.insights.web.server;

import io.deployinsights.insights.web.access.AccessProperties;
import io.deployinsights.insights.web.parameters.Quoted;
import io.deployinsights.support.ServiceTraits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class InsightsServer {

    @Bean
    ServiceTraits traits(AccessProperties access) {
        return new ServiceTraits(
                access.hosts(),
                "insights.access.hosts",
                "/health",
                "Something unexpected happened, and the service's log says what.",
                Quoted::text,
                (field, reason) -> field + " " + reason);
    }
}
