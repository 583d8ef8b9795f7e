package io.deployinsights.support.server;

import io.deployinsights.support.correlation.CorrelationId;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.catalina.connector.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** The answer to a request that the server refuses before the application sees it: a problem as RFC 9457 has it. */
final class ServerProblem {

    private static final Logger log = LoggerFactory.getLogger(ServerProblem.class);

    private ServerProblem() {}

    /** Sends it, and ends the answer. */
    static void send(Response response, HttpStatus status, String detail) {
        send(response, status, detail, List.of());
    }

    /** The same for a request to a host that this is not: {@code error} is the reason as the errors of this service have it. */
    static void sendMisdirected(Response response, String reason, String error) {
        send(
                response,
                HttpStatus.MISDIRECTED_REQUEST,
                "Host %s.".formatted(reason),
                List.of(new FieldError(HttpHeaders.HOST, error)));
    }

    private static void send(Response response, HttpStatus status, String detail, List<FieldError> errors) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", status.getReasonPhrase());
        problem.put("status", status.value());
        problem.put("detail", detail);
        if (!errors.isEmpty()) {
            problem.put("errors", errors);
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
            log.debug("The connection was lost: {}", gone.getMessage());
        }
    }

    private record FieldError(String field, String message) {}
}
