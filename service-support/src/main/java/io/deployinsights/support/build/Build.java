package io.deployinsights.support.build;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What runs.
 *
 * @param version Which version runs, such as 1.4.0: an image's own, or else its jar's.
 * @param revision Which Git commit it was built from; it ends in -dirty where files were changed.
 */
@ConfigurationProperties("service")
public record Build(
        @DefaultValue(Build.UNKNOWN) String version,
        @DefaultValue(Build.UNKNOWN) String revision) {

    /** Of a build that nobody gave a version or a commit. */
    public static final String UNKNOWN = "unknown";
}
