package io.deployinsights.registry.problem;

import com.mongodb.MongoException;
import io.deployinsights.registry.text.Quoted;
import io.deployinsights.support.correlation.CorrelationId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import tools.jackson.core.exc.JacksonIOException;

/** Turns every exception into an answer, or into a broken connection where an answer has begun. */
@RestControllerAdvice
class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private static final String RETRY_AFTER_SECONDS = "5";

    /** What the database refuses lastingly, as far as it is in the log. */
    private final Set<String> lasting = ConcurrentHashMap.newKeySet();

    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Problem problem) {
        ProblemDetail detail = ProblemDetail.forStatusAndDetail(problem.status(), problem.detail());
        if (!problem.faults().isEmpty()) {
            detail.setProperty("errors", problem.faults());
        }
        problem.properties().forEach(detail::setProperty);
        return answer(detail).build();
    }

    /** The database is away for a while, and the caller may come back; or it refuses to work until an operator acts. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(MongoException unavailable, HttpServletResponse response) {
        boolean temporary = DatabaseFailure.isTemporary(unavailable);
        if (temporary) {
            log.warn("The database could not be used: {}", unavailable.getMessage());
        } else if (lasting.add(unavailable.getClass().getSimpleName() + unavailable.getCode())) {
            log.error(
                    "The database refuses to work, and will until an operator acts; this is logged once", unavailable);
        }
        breakOff(response, unavailable);
        ResponseEntity.HeadersBuilder<?> answer = answer(ProblemDetail.forStatusAndDetail(
                HttpStatus.SERVICE_UNAVAILABLE,
                temporary
                        ? "The registry can't use its database at the moment; try again soon."
                        : "The registry's database refuses this, and trying again won't help:"
                                + " an operator has to act, and finds the cause in the registry's log."));
        return temporary
                ? answer.headers(headers -> headers.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS))
                        .build()
                : answer.build();
    }

    /** Sender or receiver is gone: no one is left to answer. */
    @ExceptionHandler({IOException.class, JacksonIOException.class})
    void on(Exception gone) {
        log.debug("The connection was lost: {}", gone.getMessage());
    }

    /** A query or a form that can't be decoded, wherever it is read first. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidParameterException undecodable) {
        return answer(ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The query can't be decoded; allowed is percent-encoded UTF-8."))
                .build();
    }

    /** A body that only Spring reads: that of a request for the service's health, for example. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(HttpMessageNotReadableException unreadable) {
        return answer(ProblemDetail.forStatusAndDetail(
                        HttpStatus.BAD_REQUEST, "The body can't be read; allowed is none at all, or well-formed JSON."))
                .build();
    }

    /** A header that is read by the application itself, and is there twice, for example. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(InvalidMediaTypeException none) {
        return answer(ProblemDetail.forStatusAndDetail(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "%s is no media type; allowed is one, such as application/json."
                                .formatted(Quoted.text(none.getMediaType()))))
                .build();
    }

    /** What Spring itself refuses: an unknown path, a wrong method, an unsupported media type. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> on(Exception failure, HttpServletResponse response) throws Exception {
        if (failure instanceof ErrorResponse refused) {
            ProblemDetail detail = refused.getBody();
            Explanation.of(failure).ifPresent(detail::setDetail);
            return answer(detail)
                    .headers(headers -> {
                        headers.putAll(refused.getHeaders());
                        if (failure instanceof HttpRequestMethodNotSupportedException method) {
                            headers.setAllow(Explanation.allowed(method));
                        }
                    })
                    .build();
        }
        log.error("A request failed unexpectedly", failure);
        breakOff(response, failure);
        return answer(ProblemDetail.forStatusAndDetail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "The registry failed unexpectedly; its log says why."))
                .build();
    }

    /** Whatever the reader accepts: better a problem in another form than none. */
    private static ResponseEntity.HeadersBuilder<?> answer(ProblemDetail detail) {
        CorrelationId.current().ifPresent(id -> detail.setProperty(CorrelationId.NAME, id));
        return ResponseEntity.of(detail).headers(headers -> headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON));
    }

    /** Once a part of the answer is on its way, only a broken connection, which this makes, says that the rest won't come. */
    private static <E extends Exception> void breakOff(HttpServletResponse response, E failure) throws E {
        if (response.isCommitted()) {
            throw failure;
        }
    }
}
