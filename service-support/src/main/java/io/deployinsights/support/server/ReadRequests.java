package io.deployinsights.support.server;

import io.deployinsights.support.ServiceTraits;
import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Lets through what a request may say. After what gives it its id, and before anything that goes by what a proxy says: the host is
 * checked as it was received.
 */
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
record ReadRequests(ServiceTraits service) implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addConnectorCustomizers(ReadRequests::read);
        server.addEngineValves(new HostValve(service), new RequestValve());
    }

    private static void read(Connector connector) {
        set(connector, "relaxedPathChars");
        set(connector, "relaxedQueryChars");
        // They are part of a name, and decoded with it.
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        // RequestValve sees to it that none is echoed.
        connector.setAllowTrace(true);
    }

    private static void set(Connector connector, String property) {
        if (!connector.setProperty(property, RequestValve.SENT_RAW)) {
            throw new IllegalStateException("Tomcat no longer has %s".formatted(property));
        }
    }
}
