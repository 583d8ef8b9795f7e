package io.deployinsights.insights.registry.http;

import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where the registry is and how long it may take.
 *
 * @param url Where the registry is: an absolute http or https URL; a path in it is a prefix of the API's paths.
 * @param connectTimeout How long connecting to the registry may take.
 * @param readTimeout How long the whole list of deployments may take, to its last byte; only registries without a change feed are read
 *     that way.
 * @param pageTimeout How long a page of the change feed may take, to its last byte.
 * @param probeTimeout How long the registry may take to report that it is healthy; {@code /health} answers within 3 seconds.
 */
@Validated
@ConfigurationProperties("insights.registry")
record RegistryProperties(
        @DefaultValue("http://localhost:5176") URI url,
        @DefaultValue("2s") @DurationMin(millis = 1) Duration connectTimeout,
        @DefaultValue("30s") @DurationMin(millis = 1) Duration readTimeout,
        @DefaultValue("10s") @DurationMin(millis = 1) Duration pageTimeout,
        @DefaultValue("1500ms") @DurationMin(millis = 1) Duration probeTimeout) {

    RegistryProperties {
        var scheme = url.getScheme();
        if (url.getHost() == null || !("http".equals(scheme) || "https".equals(scheme))) {
            throw new IllegalArgumentException(
                    "The registry's URL '%s' is no absolute http or https URL, such as http://localhost:5176"
                            .formatted(url));
        }
    }

    /** The URL as messages name it: without what might be a password, and without a slash at the end. */
    String address() {
        var port = url.getPort() < 0 ? "" : ":" + url.getPort();
        return url.getScheme() + "://" + url.getHost() + port + url.getPath().replaceAll("/+$", "");
    }
}
