package io.deployinsights.registry.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The store inside this process.
 *
 * @param path The file of the embedded store, relative to the working directory; created if it isn't there. What was acknowledged last
 *     is noted beside it, in a file that ends in .last-commit.
 * @param acceptLoss Whether to go on with what is left of a file whose end is missing; for one start.
 */
@ConfigurationProperties("registry.embedded")
record EmbeddedStoreProperties(
        @DefaultValue("data/registry.mv.db") Path path,
        @DefaultValue("false") boolean acceptLoss) {}
