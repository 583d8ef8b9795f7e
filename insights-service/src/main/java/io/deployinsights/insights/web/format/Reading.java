package io.deployinsights.insights.web.format;

import io.deployinsights.insights.window.Span;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a question was read in a history.
 *
 * @param asked its parameters by name, defaults included
 * @param effective the stretch of time that days were counted by
 * @param hints sentences about what was read otherwise than usual
 */
public record Reading(Map<String, @Nullable Object> asked, Span effective, List<String> hints) {

    public Reading {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
        hints = List.copyOf(hints);
    }

    /** The same with another value of a parameter. */
    public Reading with(String name, Object value) {
        var changed = new LinkedHashMap<String, @Nullable Object>(asked);
        changed.put(name, value);
        return new Reading(changed, effective, hints);
    }
}
