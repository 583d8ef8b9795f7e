package io.deployinsights.insights.metric;

import io.deployinsights.insights.exclusion.Reason;
import java.util.List;
import java.util.Map;

/**
 * What a metric says.
 *
 * @param results sorted by service, then environment
 * @param excluded how many of the selected deployments are not counted, by reason; reasons without any are absent
 */
public record Measurement<R>(List<R> results, Map<Reason, Long> excluded) {}
