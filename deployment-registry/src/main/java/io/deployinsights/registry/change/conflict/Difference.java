package io.deployinsights.registry.change.conflict;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One field that differs; texts of more than 200 characters are shortened.
 *
 * @param field its name
 * @param stored what was there, null for nothing
 * @param sent what the file says, null for nothing
 */
public record Difference(
        String field,
        @JsonInclude @Nullable Object stored,
        @JsonInclude @Nullable Object sent) {}
