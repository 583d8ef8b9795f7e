package io.deployinsights.insights;

import io.deployinsights.support.PreparedBeans;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.data.redis.autoconfigure.DataRedisAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisReactiveAutoConfiguration;
import org.springframework.boot.data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

// Without its page for errors, which is no problem+json, and without a Redis that isn't configured.
@SpringBootApplication(
        exclude = {
            ErrorMvcAutoConfiguration.class,
            DataRedisAutoConfiguration.class,
            DataRedisReactiveAutoConfiguration.class,
            DataRedisRepositoriesAutoConfiguration.class
        })
@ConfigurationPropertiesScan
class InsightsApplication {

    static final PreparedBeans PREPARED_BEANS = new PreparedBeans(
            InsightsApplication.class,
            "spring.data.redis.url",
            "spring.data.redis.connect-timeout",
            "spring.data.redis.timeout");

    static void main(String[] args) {
        var application = new SpringApplication(InsightsApplication.class);
        application.addListeners(PREPARED_BEANS);
        application.run(args);
    }
}
