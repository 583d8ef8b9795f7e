package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.PreparedBeans;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** When prepared beans are the right ones, of a service with its own settings. */
public abstract class PreparedBeansFacts {

    private final PreparedBeans beans;
    private final String storeVariable;
    private final List<String> inCompose;

    /**
     * Of a service.
     *
     * @param storeVariable the environment variable that says where its store is
     * @param inCompose variables that it has in docker-compose.yml
     */
    protected PreparedBeansFacts(PreparedBeans beans, String storeVariable, List<String> inCompose) {
        this.beans = beans;
        this.storeVariable = storeVariable;
        this.inCompose = inCompose;
    }

    @Test
    void areRightForAnImageAsComposeRunsIt() {
        assertThat(with(Stream.concat(Stream.of(storeVariable), inCompose.stream())
                        .toArray(String[]::new)))
                .isNull();
    }

    @Test
    void areWrongWithoutTheStore() {
        assertThat(with()).endsWith(" is not set");
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
        assertThat(with(storeVariable, name)).isEqualTo(name + " is set");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SERVER_PORT",
                "management.tracing.sampling.probability",
                "spring.lifecycle.timeout-per-shutdown-phase"
            })
    void areRightWithASettingThatDoesNot(String name) {
        assertThat(with(storeVariable, name)).isNull();
    }

    @Test
    void areWrongWhereMetricsAreOnTheMainPort() {
        var environment = environment(storeVariable);
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "arguments", Map.of("management.server.port", "80", "server.port", "80")));

        assertThat(beans.difference(environment)).isEqualTo("there is no port of its own for metrics");
    }

    private @Nullable String with(String... variables) {
        return beans.difference(environment(variables));
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
