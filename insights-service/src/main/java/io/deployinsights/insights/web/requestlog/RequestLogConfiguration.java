package io.deployinsights.insights.web.requestlog;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class RequestLogConfiguration {

    /** Of the main port alone: who looks at the management port is no caller. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> requestLog() {
        return server -> server.addEngineValves(new CorrelationValve(), new AccessLines());
    }
}
