package io.deployinsights.insights.web.server;

import org.apache.catalina.connector.Connector;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.UrlHandlerFilter;

/** Of the main port, and of the management port, which is a server of its own. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
class ServerConfiguration {

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> readsRequests() {
        return server -> {
            server.addConnectorCustomizers(ServerConfiguration::read);
            server.addEngineValves(new TargetValve());
        };
    }

    /** A slash at the end of an address means nothing, here as in the registry. */
    @Bean
    UrlHandlerFilter slashesAtTheEnd() {
        return UrlHandlerFilter.trailingSlashHandler("/**").wrapRequest().build();
    }

    private static void read(Connector connector) {
        set(connector, "relaxedPathChars");
        set(connector, "relaxedQueryChars");
        // They are part of a name, and decoded with it.
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        connector.setEncodedReverseSolidusHandling(EncodedSolidusHandling.PASS_THROUGH.getValue());
        // TargetValve sees to it that none is echoed.
        connector.setAllowTrace(true);
    }

    private static void set(Connector connector, String property) {
        if (!connector.setProperty(property, TargetValve.SENT_RAW)) {
            throw new IllegalStateException("Tomcat has no %s any more".formatted(property));
        }
    }
}
