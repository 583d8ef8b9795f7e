package io.deployinsights.insights.web.api;

import io.deployinsights.insights.metric.list.Metrics;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Of what describes the API, which can be turned off. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "springdoc.api-docs.enabled", matchIfMissing = true)
class ApiConfiguration {

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Deployment Insights")
                        .version("1")
                        .description("Tells an engineering organisation how well it ships. All data comes from the"
                                + " deployment registry; every answer names the moment of the registry state that"
                                + " it comes from."))
                .servers(List.of(new Server().url("/").description("This service")));
    }

    @Bean
    GlobalOperationComponentsCustomizer answerDescriptions() {
        return new AnswerDescriptions();
    }

    @Bean
    GlobalOpenApiCustomizer metricDescriptions(Metrics metrics) {
        return new MetricDescriptions(metrics);
    }

    @Bean
    GlobalOpenApiCustomizer examples() {
        return new Examples();
    }

    @Bean
    GlobalOpenApiCustomizer steadyDocument() {
        return new SteadyDocument();
    }

    @Bean
    NestedTypeNames typeNames() {
        return new NestedTypeNames();
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mappers, NestedTypeNames names) {
        return new ModelResolver(mappers.jsonMapper(), names);
    }

    @Bean
    GlobalOpenApiCustomizer nullableFields(NestedTypeNames names) {
        return new NullableFields(names);
    }
}
