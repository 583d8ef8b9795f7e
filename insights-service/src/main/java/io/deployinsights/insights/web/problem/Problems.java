package io.deployinsights.insights.web.problem;

import io.deployinsights.insights.current.HistoryProperties;
import io.deployinsights.insights.registry.RegistryUnavailable;
import io.deployinsights.insights.sharing.NotInTime;
import io.deployinsights.insights.web.answer.AnswerTooLarge;
import io.deployinsights.insights.web.parameters.ParametersRejected;
import io.deployinsights.insights.web.parameters.Quoted;
import io.deployinsights.insights.web.parameters.Rejection;
import io.deployinsights.support.correlation.CorrelationId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.util.DisconnectedClientHelper;

/** Makes problems of exceptions. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private final HistoryProperties properties;

    Problems(HistoryProperties properties) {
        this.properties = properties;
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(ParametersRejected e, WebRequest request) {
        return rejected(e, e.rejections(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(RegistryUnavailable e, WebRequest request) {
        var headers = new HttpHeaders();
        // Whole seconds, rounded up: by then it is known what the registry has answered, or that it hasn't.
        headers.set(
                HttpHeaders.RETRY_AFTER, String.valueOf(properties.patience().toSeconds() + 1));
        return problem(e, HttpStatus.SERVICE_UNAVAILABLE, String.valueOf(e.getMessage()), headers, request);
    }

    /** A query or a form that can't be decoded, where it is not we who read it. */
    @ExceptionHandler
    ResponseEntity<Object> undecodable(InvalidParameterException e, WebRequest request) {
        var detail = "The query can't be decoded: allowed is percent-encoded UTF-8.";
        return problem(e, HttpStatus.BAD_REQUEST, detail, new HttpHeaders(), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> rejected(AnswerTooLarge e, WebRequest request) {
        return rejected(e, List.of(e.rejection()), request);
    }

    @ExceptionHandler
    ResponseEntity<Object> unavailable(NotInTime e, WebRequest request) {
        var headers = new HttpHeaders();
        // It is still being computed, and ready after as long a wait again.
        headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(e.patience().toSeconds() + 1));
        var detail = "This answer takes longer than %s ms: ask again for the one that is being computed, or for less."
                .formatted(e.patience().toMillis());
        return problem(e, HttpStatus.SERVICE_UNAVAILABLE, detail, headers, request);
    }

    @ExceptionHandler
    @Nullable
    ResponseEntity<Object> unexpected(Exception e, WebRequest request) {
        if (DisconnectedClientHelper.isClientDisconnectedException(e)) {
            LOG.debug("No caller waits for the answer any more", e);
            return null;
        }
        LOG.error("Unexpected error", e);
        var detail = "Something unexpected happened, and the service's log says what.";
        return problem(e, HttpStatus.INTERNAL_SERVER_ERROR, detail, new HttpHeaders(), request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleNoHandlerFoundException(
            NoHandlerFoundException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(e, status, "There is nothing at this address: /api/docs lists what there is.", headers, request);
    }

    /** Names the methods that there are, and those that come with them. */
    @Override
    protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
            HttpRequestMethodNotSupportedException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var supported = Objects.requireNonNullElse(e.getSupportedHttpMethods(), Set.<HttpMethod>of());
        var allowed = new LinkedHashSet<HttpMethod>();
        for (var method : HttpMethod.values()) {
            boolean comesWithOthers = method.equals(HttpMethod.OPTIONS)
                    || (method.equals(HttpMethod.HEAD) && supported.contains(HttpMethod.GET));
            if (comesWithOthers || supported.contains(method)) {
                allowed.add(method);
            }
        }
        var all = new HttpHeaders(headers);
        all.setAllow(allowed);
        var detail = "%s is not possible here: allowed are %s."
                .formatted(
                        Quoted.text(e.getMethod()),
                        allowed.stream().map(HttpMethod::name).collect(Collectors.joining(", ")));
        return problem(e, status, detail, all, request);
    }

    @Override
    protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
            HttpMediaTypeNotAcceptableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        var types = e.getSupportedMediaTypes().stream().map(MediaType::toString).collect(Collectors.joining(", "));
        var detail = types.isEmpty()
                ? "The Accept header can't be read: allowed are media types, such as application/json."
                : "Nothing here is what the Accept header asks for: there are %s.".formatted(types);
        return problem(e, status, detail, headers, request);
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        // Whatever the reader accepts: an error that can't be reported is worse than one in another format.
        var problemHeaders = new HttpHeaders(headers);
        problemHeaders.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (body instanceof ProblemDetail problem) {
            CorrelationId.current().ifPresent(id -> problem.setProperty(CorrelationId.NAME, id));
        }
        return super.createResponseEntity(body, problemHeaders, status, request);
    }

    private ResponseEntity<Object> rejected(Exception e, List<Rejection> rejections, WebRequest request) {
        var detail =
                String.join("; ", rejections.stream().map(Rejection::message).toList()) + ".";
        var problem = createProblemDetail(e, HttpStatus.BAD_REQUEST, detail, null, null, request);
        problem.setProperty("errors", rejections);
        return createResponseEntity(problem, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
    }

    private ResponseEntity<Object> problem(
            Exception e, HttpStatusCode status, String detail, HttpHeaders headers, WebRequest request) {
        var problem = createProblemDetail(e, status, detail, null, null, request);
        return createResponseEntity(problem, headers, status, request);
    }
}
