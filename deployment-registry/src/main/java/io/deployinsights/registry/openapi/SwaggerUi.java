package io.deployinsights.registry.openapi;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves Swagger UI, which the build has unpacked; where it finds the document is in {@code swagger-initializer.js}. */
@Configuration(proxyBeanMethods = false)
class SwaggerUi implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        // Only names that its files have: the lookup fails on some of the others, such as "/..".
        registry.addResourceHandler("/api/swagger-ui/{file:[a-z0-9-]+[.][a-z]+}")
                .addResourceLocations("classpath:/swagger-ui/")
                // Every file of a jar is of the same time, whatever its version.
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noStore());
    }
}
