package io.deployinsights.registry.request;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How large one record may be.
 *
 * @param maxSize The largest deployment, in bytes of JSON, sent alone or in an import.
 */
@ConfigurationProperties("registry.record")
public record RecordProperties(@DefaultValue("256KB") DataSize maxSize) {

    /** Refuses what can't hold a deployment or could not be stored: MongoDB takes documents up to 16 MB. */
    public RecordProperties {
        if (maxSize.toBytes() < 1_024 || maxSize.toMegabytes() > 8) {
            throw new IllegalArgumentException(
                    "registry.record.max-size is " + maxSize + "; allowed is 1KB to 8MB, such as 256KB");
        }
    }

    /** {@link #maxSize} in bytes. */
    public int maxBytes() {
        return Math.toIntExact(maxSize.toBytes());
    }
}
