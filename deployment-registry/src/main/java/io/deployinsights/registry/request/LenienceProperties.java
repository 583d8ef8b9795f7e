package io.deployinsights.registry.request;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What happens to properties and parameters that the registry doesn't know.
 *
 * @param lenient Whether unknown properties and query parameters are ignored, with a {@code Warning} header and a meter, instead of
 *     refused.
 */
@ConfigurationProperties("registry")
record LenienceProperties(boolean lenient) {}
