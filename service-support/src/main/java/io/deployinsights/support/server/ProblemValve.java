package io.deployinsights.support.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.tomcat.util.res.StringManager;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Answers with a problem what the server refuses before the application sees it: an address that is none, for example. */
final class ProblemValve extends ErrorReportValve {

    private static final Logger log = LoggerFactory.getLogger(ProblemValve.class);

    /** Tomcat has no exception of its own for it. */
    private static final String TOO_LARGE =
            StringManager.getManager("org.apache.coyote.http11").getString("iib.requestheadertoolarge.error");

    private static final String TOO_MANY = "maximum allowed number of headers";

    private final String unexpectedFailure;

    ProblemValve(String unexpectedFailure) {
        this.unexpectedFailure = unexpectedFailure;
    }

    /** Whatever refuses a request without a word, as Actuator does, gets the words from here. */
    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        super.invoke(request, response);
        boolean isWithoutAWord =
                response.getStatus() >= 400 && !response.isCommitted() && response.getContentType() == null;
        if (isWithoutAWord) {
            HttpStatus status = status(request, response.getStatus(), null);
            ServerProblem.send(response, status, detail(status));
        }
    }

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        boolean unanswered = response.getStatus() >= 400 && response.getContentWritten() == 0;
        if (!unanswered || !response.setErrorReported()) {
            return;
        }
        HttpStatus status = status(request, response.getStatus(), failure);
        if (status == HttpStatus.INTERNAL_SERVER_ERROR) {
            log.error("A request failed unexpectedly", failure);
        }
        ServerProblem.send(response, status, detail(status));
    }

    /** The server's own, but for what it has no better one for. */
    private static HttpStatus status(Request request, int status, @Nullable Throwable failure) {
        String reason = failure == null ? "" : String.valueOf(failure.getMessage());
        if (reason.equals(TOO_LARGE)) {
            return request.getCoyoteRequest().requestURI().isNull()
                    ? HttpStatus.URI_TOO_LONG
                    : HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        if (reason.contains(TOO_MANY)) {
            return HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE;
        }
        HttpStatus known = HttpStatus.resolve(status);
        // A version of HTTP, a Transfer-Encoding or a CONNECT that is not possible is no fault of the server's.
        boolean asksTheImpossible =
                known == HttpStatus.NOT_IMPLEMENTED || known == HttpStatus.HTTP_VERSION_NOT_SUPPORTED;
        return known == null || asksTheImpossible ? HttpStatus.BAD_REQUEST : known;
    }

    private String detail(HttpStatus status) {
        return switch (status) {
            case URI_TOO_LONG -> "The address is too long; allowed are 8 KB together with all headers.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE ->
                "The headers are too large; allowed are 100 of them, and 8 KB together with the address.";
            case EXPECTATION_FAILED -> "Expect asks for something else; allowed is 100-continue.";
            case NOT_FOUND -> "There is nothing at this address; /api/docs shows what there is.";
            case INTERNAL_SERVER_ERROR -> unexpectedFailure;
            default ->
                "This is no request that the server can make sense of; allowed is HTTP/1.1 with well-formed headers, a"
                        + " length or Transfer-Encoding: chunked, and an address in which all other characters are"
                        + " percent-encoded UTF-8.";
        };
    }
}
