package io.deployinsights.registry.importing;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record that is there already and says something else.
 *
 * @param line where the one that was sent starts in the file, from 1
 * @param id which it is
 * @param replaced whether the one that was sent is stored now
 * @param fields what differs
 */
record Differing(long line, String id, boolean replaced, List<Difference> fields) {

    /**
     * One field that differs; texts of more than 200 characters are shortened.
     *
     * @param field its name
     * @param stored what was there, null for nothing
     * @param sent what the file says, null for nothing
     */
    record Difference(
            String field,
            @JsonInclude @Nullable Object stored,
            @JsonInclude @Nullable Object sent) {}
}
