package io.deployinsights.support.server;

import io.deployinsights.support.ServiceTraits;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** For the main port alone: requests to the management port are not logged. Before anything that may refuse a request. */
@AutoConfiguration
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    private final ServiceTraits service;

    RequestLog(ServiceTraits service) {
        this.service = service;
    }

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new CorrelationValve(), new AccessLines(service.healthPath()));
    }
}
