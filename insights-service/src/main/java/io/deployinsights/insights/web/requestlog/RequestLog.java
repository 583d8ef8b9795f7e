package io.deployinsights.insights.web.requestlog;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Of the main port alone: who looks at the management port is no caller. Before anything that may refuse a request. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestLog implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new CorrelationValve(), new AccessLines());
    }
}
