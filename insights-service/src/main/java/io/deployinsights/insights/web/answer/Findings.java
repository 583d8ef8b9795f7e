package io.deployinsights.insights.web.answer;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.web.format.Reading;
import java.util.List;
import java.util.Map;

/**
 * What a history says to a question.
 *
 * @param excluded how many deployments are left out, by reason
 * @param headers what the answer says beside its body
 * @param reading how the question was understood
 */
public record Findings<R>(List<R> results, Map<Reason, Long> excluded, Map<String, String> headers, Reading reading) {}
