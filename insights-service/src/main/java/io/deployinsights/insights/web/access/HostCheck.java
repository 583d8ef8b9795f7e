package io.deployinsights.insights.web.access;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Before anything that goes by what a proxy says, and after what gives a request its id. */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
record HostCheck(AllowedHosts allowed) implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addEngineValves(new HostValve(allowed));
    }
}
