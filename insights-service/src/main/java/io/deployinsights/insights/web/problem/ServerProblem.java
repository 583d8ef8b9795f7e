package io.deployinsights.insights.web.problem;

import io.deployinsights.insights.correlation.CorrelationId;
import io.deployinsights.insights.web.parameters.Rejection;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a request that the server refuses before the application sees it. */
public final class ServerProblem {

    private static final Logger LOG = LoggerFactory.getLogger(ServerProblem.class);

    private ServerProblem() {}

    /** Sends it, and ends the answer. */
    public static void send(Response response, HttpStatus status, String detail, List<Rejection> rejections) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        if (!rejections.isEmpty()) {
            problem.put("errors", rejections);
        }
        CorrelationId.current().ifPresent(id -> problem.put(CorrelationId.NAME, id));
        byte[] json = JsonMapper.shared().writeValueAsBytes(problem);
        try {
            // The server may have refused it for another reason already, after which it takes no answer.
            response.setSuspended(false);
            response.resetBuffer();
            response.setStatus(status.value());
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.setContentLength(json.length);
            response.getOutputStream().write(json);
            response.finishResponse();
        } catch (IOException gone) {
            LOG.debug("The connection was lost: {}", gone.getMessage());
        }
    }
}
