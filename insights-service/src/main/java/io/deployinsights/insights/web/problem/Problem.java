package io.deployinsights.insights.web.problem;

import io.deployinsights.insights.web.parameters.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 has it, for the API's description.
 *
 * @param title the status in words
 * @param detail what is wrong with this request, or why it can't be answered
 * @param instance the path that was asked for
 * @param correlationId what the request is found by in the logs
 * @param errors each parameter that was not understood, where that is what is wrong
 */
public record Problem(
        String title,
        int status,
        String detail,
        String instance,
        String correlationId,
        @Nullable List<Rejection> errors) {}
