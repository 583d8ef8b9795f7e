package io.deployinsights.registry.access;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;

/** Of the main port, and of the management port, which is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class HostConfiguration {

    @Bean
    HostCheck hosts(AccessProperties properties) {
        return new HostCheck(new AllowedHosts(properties.hosts()));
    }
}
