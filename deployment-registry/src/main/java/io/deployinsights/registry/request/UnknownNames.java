package io.deployinsights.registry.request;

import io.deployinsights.registry.text.Quoted;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collection;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Ignores unknown properties and parameters where {@code registry.lenient} is set, and reports them: to the writer in a
 * {@code Warning} header, to the operator by the meter {@code registry.unknown.names}.
 */
@Component
class UnknownNames {

    /** What an unknown name is the name of. */
    enum Kind {
        PROPERTY("no field of a deployment"),
        PARAMETER("no parameter here");

        private final String what;

        Kind(String what) {
            this.what = what;
        }

        /** What such a name is not, in words that continue "is". */
        String what() {
            return what;
        }
    }

    /** An import can hold any number of names; so many are enough to see what is wrong. */
    private static final int MAX_WARNINGS = 10;

    private final boolean lenient;
    private final MeterRegistry meters;

    UnknownNames(LenienceProperties properties, MeterRegistry meters) {
        lenient = properties.lenient();
        this.meters = meters;
        for (Kind kind : Kind.values()) {
            counter(kind);
        }
    }

    /** Whether this unknown name is ignored. If not, it has to be refused. */
    boolean ignores(Kind kind, String name) {
        if (lenient) {
            counter(kind).increment();
            warn("%s is %s and was ignored".formatted(Quoted.name(name), kind.what()));
        }
        return lenient;
    }

    private Counter counter(Kind kind) {
        return Counter.builder("registry.unknown.names")
                .description("Unknown properties and query parameters that were ignored")
                .tag("kind", kind.name().toLowerCase(Locale.ROOT))
                .register(meters);
    }

    private static void warn(String message) {
        HttpServletResponse response =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                        ? now.getResponse()
                        : null;
        if (response != null) {
            // 299 is what RFC 7234 has for a warning that stays true; a header has no other characters than these.
            String warning = "299 - \"%s\"".formatted(message.replaceAll("[^ -~]|\"|\\\\", "?"));
            Collection<String> given = response.getHeaders(HttpHeaders.WARNING);
            if (given.size() < MAX_WARNINGS && !given.contains(warning)) {
                response.addHeader(HttpHeaders.WARNING, warning);
            }
        }
    }
}
