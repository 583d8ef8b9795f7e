package io.deployinsights.insights;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

// Without its page for errors, which is no problem+json, and without a Redis that nobody has configured.
@SpringBootApplication(
        exclude = {
            ErrorMvcAutoConfiguration.class,
            DataRedisAutoConfiguration.class,
            DataRedisReactiveAutoConfiguration.class,
            DataRedisRepositoriesAutoConfiguration.class
        })
@ConfigurationPropertiesScan
class InsightsApplication {

    static void main(String[] args) {
        var application = new SpringApplication(InsightsApplication.class);
        application.addListeners(new PreparedBeans());
        application.run(args);
    }
}
