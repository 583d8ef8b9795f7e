package io.deployinsights.insights.web.representation;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

@Configuration(proxyBeanMethods = false)
class SendingConfiguration {

    /**
     * What the server hands to the system at once. Half of the answers are longer than the 8 KB that it has by default, few are longer than
     * this: one of 11 KB takes a sixth less processor time so (docs/performance.md).
     */
    private static final DataSize AT_ONCE = DataSize.ofKilobytes(32);

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> wholeAnswersAtOnce() {
        return server -> server.addConnectorCustomizers(connector -> {
            if (!connector.setProperty("socket.appWriteBufSize", String.valueOf(AT_ONCE.toBytes()))) {
                throw new IllegalStateException("Tomcat has no socket.appWriteBufSize any more");
            }
        });
    }
}
