package io.deployinsights.registry;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

@SpringBootApplication
@ConfigurationPropertiesScan
class RegistryApplication {

    static void main(String[] args) {
        var application = new SpringApplication(RegistryApplication.class);
        application.addListeners(new PreparedBeans());
        application.run(args);
    }
}
