package io.deployinsights.registry;

import io.deployinsights.support.PreparedBeans;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class RegistryApplication {

    static final PreparedBeans PREPARED_BEANS = new PreparedBeans(RegistryApplication.class, "spring.mongodb.uri");

    static void main(String[] args) {
        var application = new SpringApplication(RegistryApplication.class);
        application.addListeners(PREPARED_BEANS);
        application.run(args);
    }
}
