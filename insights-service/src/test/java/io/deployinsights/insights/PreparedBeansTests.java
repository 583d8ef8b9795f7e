package io.deployinsights.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedBeansTests {

    private static final String CONFIGURED = "REDIS_URL";

    @Test
    void areRightForAnImageAsComposeRunsIt() {
        assertThat(with(
                        CONFIGURED,
                        "REGISTRY_URL",
                        "LOGGING_STRUCTURED_FORMAT_CONSOLE",
                        "INSIGHTS_MANAGEMENT_ADDRESS",
                        "INSIGHTS_PORT"))
                .isNull();
    }

    @Test
    void areWrongWithoutRedis() {
        assertThat(with()).isEqualTo("no Redis is configured");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SPRING_PROFILES_ACTIVE",
                "SPRING_APPLICATION_JSON",
                "MANAGEMENT_OPENTELEMETRY_TRACING_EXPORT_OTLP_ENDPOINT",
                "server.forward-headers-strategy",
                "spring.aot.enabled"
            })
    void areWrongWithASettingThatMayDecideWhichThereAre(String name) {
        assertThat(with(CONFIGURED, name)).isEqualTo(name + " is set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVER_PORT",
                "management.tracing.sampling.probability",
                "spring.lifecycle.timeout-per-shutdown-phase"
            })
    void areRightWithASettingThatDoesNot(String name) {
        assertThat(with(CONFIGURED, name)).isNull();
    }

    @Test
    void areWrongWhereMetricsAreToldOnTheMainPort() {
        var environment = environment(CONFIGURED);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "arguments", Map.of("management.server.port", "80", "server.port", "80")));

        assertThat(PreparedBeans.difference(environment)).isEqualTo("there is no port of its own for metrics");
    }

    private static String with(String... variables) {
        return PreparedBeans.difference(environment(variables));
    }

    /** With the service's application.yml, and no variable of this process. */
    private static StandardEnvironment environment(String... variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        Map<String, Object> values = Stream.of(variables).collect(Collectors.toMap(name -> name, name -> "1"));
        sources.replace(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, values));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
