package io.deployinsights.insights.evidence;

import io.deployinsights.insights.exclusion.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A part of the deployments behind a number.
 *
 * @param total how many there are on all pages
 * @param excluded how many of the deployments asked for the metric does not count, by reason, whatever the role
 * @param next where the page after this one begins, null when this is the last
 */
public record Page(
        List<Evidence> evidence,
        int total,
        Map<Reason, Long> excluded,
        @Nullable Position next) {}
