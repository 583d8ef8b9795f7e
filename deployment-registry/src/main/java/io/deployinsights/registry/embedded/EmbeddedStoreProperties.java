package io.deployinsights.registry.embedded;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The store inside this process.
 *
 * @param path the file that holds it; made when it isn't there
 * @param acceptLoss whether to go on with what is left of a file whose end is missing; for one start
 */
@ConfigurationProperties("registry.embedded")
record EmbeddedStoreProperties(
        @DefaultValue("data/registry.mv.db") Path path,
        @DefaultValue("false") boolean acceptLoss) {}
