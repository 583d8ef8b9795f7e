package io.deployinsights.insights.metric;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that one metric has beside those of all metrics: one of a few values.
 *
 * @param description what it decides, in a sentence for the readers of the API
 * @param values what may be sent
 * @param otherwise the value that is meant where none is sent; null where the metric decides by what it is asked
 */
public record Choice(
        String name,
        String description,
        List<String> values,
        @Nullable String otherwise) {}
