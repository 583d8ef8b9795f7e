package io.deployinsights.insights.web.problem;

import io.deployinsights.insights.correlation.CorrelationId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Reports as a problem what Tomcat rejects before any controller sees it: an address with illegal characters, headers that are too long.
 * Public for Tomcat, which makes one by its name.
 */
public class ProblemReportValve extends ErrorReportValve {

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        var known = HttpStatus.resolve(status);
        var title = known == null ? "Error" : known.getReasonPhrase();
        byte[] body =
                "{\"title\":\"%s\",\"status\":%d,\"detail\":\"The server rejected this request before it looked at what is asked.\",\"%s\":\"%s\"}"
                        .formatted(
                                title,
                                status,
                                CorrelationId.NAME,
                                CorrelationId.current().orElse(""))
                        .getBytes(StandardCharsets.UTF_8);
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
            response.finishResponse();
        } catch (IOException e) {
            getContainer().getLogger().debug("Nobody waits for the problem any more", e);
        }
    }
}
