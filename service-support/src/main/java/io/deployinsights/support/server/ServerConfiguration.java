package io.deployinsights.support.server;

import io.deployinsights.support.ServiceTraits;
import java.util.Set;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.UrlHandlerFilter;

/** For the main port, and for the management port, which is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    ReadRequests readRequests(ServiceTraits service) {
        return new ReadRequests(service);
    }

    /** Errors are problems. After what brings the management port a page for errors, which would be none. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverProblems(ServiceTraits service) {
        return server -> {
            server.setErrorPages(Set.of());
            server.addContextCustomizers(context ->
                    context.getParent().getPipeline().addValve(new ProblemValve(service.unexpectedFailure())));
        };
    }

    /** A slash at the end of an address means nothing. */
    @Bean
    UrlHandlerFilter slashesAtTheEnd() {
        return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
    }
}
