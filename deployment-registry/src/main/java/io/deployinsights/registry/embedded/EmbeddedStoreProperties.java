package io.deployinsights.registry.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The store inside this process.
 *
 * @param path the file that holds it; made when it isn't there
 */
@ConfigurationProperties("registry.embedded")
record EmbeddedStoreProperties(
        @DefaultValue("data/registry.mv.db") Path path) {}
