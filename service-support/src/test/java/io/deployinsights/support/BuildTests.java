package io.deployinsights.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.build.Build;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Where the version comes from. What reports it is tested in the services. */
class BuildTests {

    private static final String JAR = "spring.application.version";

    @Test
    void isThatOfTheImage() {
        var environment = environment(Map.of("SERVICE_VERSION", "1.4.0", "SERVICE_REVISION", "4f2a9c1"));

        assertThat(build(environment)).isEqualTo(new Build("1.4.0", "4f2a9c1"));
    }

    @Test
    void isThatOfTheJarWithoutAnImage() {
        assertThat(build(environment(Map.of()))).isEqualTo(new Build("0.1.0-SNAPSHOT", Build.UNKNOWN));
    }

    @Test
    void isTheSameInLogsAndTraces() {
        var environment = environment(Map.of("SERVICE_VERSION", "1.4.0", "SERVICE_REVISION", "4f2a9c1"));

        assertThat(environment.getProperty("logging.structured.ecs.service.version"))
                .isEqualTo("1.4.0");
        assertThat(environment.getProperty("logging.structured.json.add[labels.revision]"))
                .isEqualTo("4f2a9c1");
        assertThat(environment.getProperty("management.opentelemetry.resource-attributes[service.version]"))
                .isEqualTo("1.4.0");
        assertThat(environment.getProperty("management.opentelemetry.resource-attributes[vcs.ref.head.revision]"))
                .isEqualTo("4f2a9c1");
    }

    private static Build build(StandardEnvironment environment) {
        return Binder.get(environment).bindOrCreate("service", Build.class);
    }

    /** With service.yml, the version of a jar, and no variables but these. */
    private static StandardEnvironment environment(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        var sources = environment.getPropertySources();
        sources.remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        var name = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;
        sources.replace(name, new SystemEnvironmentPropertySource(name, variables));
        sources.addLast(
                new MapPropertySource("manifest", Map.of(JAR, "0.1.0-SNAPSHOT", "spring.config.name", "service")));
        ConfigDataEnvironmentPostProcessor.applyTo(environment);
        return environment;
    }
}
