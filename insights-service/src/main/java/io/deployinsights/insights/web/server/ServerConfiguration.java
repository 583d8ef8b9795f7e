package io.deployinsights.insights.web.server;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.UrlHandlerFilter;

/** Of the main port, and of the management port, which is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    ReadRequests readRequests() {
        return new ReadRequests();
    }

    /** A slash at the end of an address means nothing, here as in the registry. */
    @Bean
    UrlHandlerFilter slashesAtTheEnd() {
        return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
    }
}
