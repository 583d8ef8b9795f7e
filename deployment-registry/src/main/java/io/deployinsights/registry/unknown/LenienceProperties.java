package io.deployinsights.registry.unknown;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What becomes of what the registry doesn't know.
 *
 * @param lenient whether unknown properties and query parameters are passed over instead of refused
 */
@ConfigurationProperties("registry")
record LenienceProperties(boolean lenient) {}
