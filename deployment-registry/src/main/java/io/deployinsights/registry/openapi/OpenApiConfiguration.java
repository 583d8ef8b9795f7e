package io.deployinsights.registry.openapi;

import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.tags.Tag;
import java.util.List;
import java.util.TreeMap;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    @Bean
    OpenAPI registryApi() {
        return new OpenAPI()
                .info(new Info().title("Deployment Registry").version("1").description("""
                                The system of record: which version of which service was deployed where, when, by whom, and how
                                it ended. Times are ISO-8601 in UTC. Whatever goes wrong is answered with a problem (RFC 9457)
                                that names what was sent and what is allowed."""))
                .servers(List.of(new Server().url("/").description("This registry")))
                .security(List.of())
                .tags(List.of(
                        new Tag().name("Deployments").description("What was deployed."),
                        new Tag().name("Health").description("How the registry is.")));
    }

    @Bean
    GlobalOpenApiCustomizer descriptions() {
        return document -> {
            Schemas.all().forEach((name, schema) -> document.getComponents().addSchemas(name, schema));
            document.getPaths().values().forEach(path -> path.readOperations().forEach(Operations::describe));
            inSteadyOrder(document);
        };
    }

    /** The same document on every machine, whatever order reflection has. */
    private static void inSteadyOrder(OpenAPI document) {
        Paths paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        document.getComponents()
                .setSchemas(new TreeMap<>(document.getComponents().getSchemas()));
    }
}
