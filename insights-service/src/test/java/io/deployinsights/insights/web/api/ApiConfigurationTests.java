package io.deployinsights.insights.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ApiConfigurationTests {

    @Test
    void isLeftOutWhereTheDocumentIs() {
        new ApplicationContextRunner()
                .withUserConfiguration(ApiConfiguration.class)
                .withPropertyValues("springdoc.api-docs.enabled=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(ApiConfiguration.class));
    }
}
