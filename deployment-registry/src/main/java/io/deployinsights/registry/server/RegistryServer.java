package io.deployinsights.registry.server;

import io.deployinsights.registry.access.AccessProperties;
import io.deployinsights.registry.text.Quoted;
import io.deployinsights.support.ServiceTraits;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RegistryServer {

    @Bean
    ServiceTraits traits(AccessProperties access) {
        return new ServiceTraits(
                access.hosts(),
                "registry.access.hosts",
                "/api/health",
                "The registry failed unexpectedly; its log says why.",
                Quoted::text,
                (field, reason) -> reason);
    }
}
