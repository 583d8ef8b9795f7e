package io.deployinsights.registry.server;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Lets through what a request may say, before anything goes by it. */
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
final class ReadRequests implements WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> {

    @Override
    public void customize(ConfigurableTomcatWebServerFactory server) {
        server.addConnectorCustomizers(ReadRequests::read);
        server.addEngineValves(new RequestValve());
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
            throw new IllegalStateException("Tomcat has no %s any more".formatted(property));
        }
    }
}
