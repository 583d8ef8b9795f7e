package io.deployinsights.registry.problem.web;

import io.deployinsights.registry.requestlog.CorrelationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Answers in the same form what the server refuses before the application sees it: an address that is none, for example. */
final class ProblemValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean unanswered = response.getStatus() >= 400 && response.getContentWritten() == 0;
        if (unanswered && response.setErrorReported()) {
            HttpStatus status = HttpStatus.valueOf(response.getStatus());
            byte[] problem = """
                {"title":"%s","status":%d,"detail":"The server can't make sense of this request.","%s":"%s"}\
                """.formatted(
                            status.getReasonPhrase(),
                            status.value(),
                            CorrelationId.NAME,
                            CorrelationId.current().orElse(""))
                    .getBytes(StandardCharsets.UTF_8);
            try {
                response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
                response.setContentLength(problem.length);
                response.getOutputStream().write(problem);
                response.finishResponse();
            } catch (IOException gone) {
                container.getLogger().debug("The connection was lost", gone);
            }
        }
    }
}
