package io.deployinsights.support.openapi;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.context.annotation.Import;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Serves Swagger UI, which the build has unpacked; where it finds the document is in {@code swagger-initializer.js}. */
@AutoConfiguration
@ConditionalOnBean(OpenApiDocument.class)
@Import(OpenApiController.class)
class SwaggerUi implements WebMvcConfigurer {

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry handlers) {
        // Only names that its files have: the lookup fails on some of the others, such as "/..".
        handlers.addResourceHandler("/api/swagger-ui/{file:[a-z0-9-]+[.][a-z]+}")
                .addResourceLocations("classpath:/swagger-ui/")
                // Every file of a jar is of the same time, whatever its version.
                .setUseLastModified(false)
                .setCacheControl(CacheControl.noStore());
    }
}
