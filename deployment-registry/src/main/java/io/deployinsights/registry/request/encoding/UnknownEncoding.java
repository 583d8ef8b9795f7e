package io.deployinsights.registry.request.encoding;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.Problem;
import io.deployinsights.registry.text.Quoted;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** A body that is compressed in a way that isn't understood: 415. */
final class UnknownEncoding extends Problem {

    UnknownEncoding(String sent) {
        super(
                HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                HttpHeaders.CONTENT_ENCODING + " " + explanation(sent),
                List.of(new Fault(HttpHeaders.CONTENT_ENCODING, explanation(sent))));
    }

    private static String explanation(String sent) {
        return "is %s; allowed is gzip, once, or none".formatted(Quoted.text(sent));
    }
}
