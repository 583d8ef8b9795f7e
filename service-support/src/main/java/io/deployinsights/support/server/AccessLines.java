package io.deployinsights.support.server;

import io.deployinsights.support.correlation.CorrelationId;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.handler.TracingObservationHandler.TracingContext;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.apache.catalina.AccessLog;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.http.server.observation.ServerRequestObservationContext;
import org.springframework.web.filter.ServerHttpObservationFilter;

/**
 * A line for every request, once it is answered, under the logger {@code access}: a warning for one that failed, which is always worth a
 * line, at level info for the others, and at level debug for what watches the service's health. Tomcat's own valves write to files, and
 * know neither levels, nor routes, nor the ids of requests and traces.
 */
final class AccessLines extends ValveBase implements AccessLog {

    private static final Logger log = LoggerFactory.getLogger("access");

    private static final int FIRST_SERVER_ERROR = 500;

    private static final String NO_ROUTE = "-";

    private final Set<String> health;

    AccessLines(String healthPath) {
        super(true);
        health = Set.of(healthPath, "/livez", "/readyz");
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        getNext().invoke(request, response);
    }

    /** Called by the server after the last byte of the answer; {@code time} in nanoseconds. */
    @Override
    public void log(Request request, Response response, long time) {
        Level level = level(request, response.getStatus());
        if (log.isEnabledForLevel(level)) {
            Optional<ServerRequestObservationContext> observed =
                    ServerHttpObservationFilter.findObservationContext(request.getRequest());
            try (MDC.MDCCloseable _ = CorrelationId.began(id(request));
                    MDC.MDCCloseable _ = MDC.putCloseable("traceId", traceId(observed))) {
                log(level, request, response, observed, Duration.ofNanos(time));
            }
        }
    }

    private static void log(
            Level level,
            Request request,
            Response response,
            Optional<ServerRequestObservationContext> observed,
            Duration duration) {
        String route =
                observed.map(ServerRequestObservationContext::getPathPattern).orElse(NO_ROUTE);
        long bytes = response.getBytesWritten(true);
        log.atLevel(level)
                .addKeyValue("http.request.method", request.getMethod())
                .addKeyValue("http.route", route)
                .addKeyValue("http.response.status_code", response.getStatus())
                .addKeyValue("http.response.bytes", bytes)
                .addKeyValue("event.duration", duration.toNanos())
                .log(
                        "{} {} {} in {} ms, {} bytes",
                        request.getMethod(),
                        route,
                        response.getStatus(),
                        duration.toMillis(),
                        bytes);
    }

    /** What is no request at all never got as far as the valve that gives it an id. */
    private static String id(Request request) {
        return request.getAttribute(CorrelationId.NAME) instanceof String id ? id : CorrelationId.of(null);
    }

    private Level level(Request request, int status) {
        if (health.contains(String.valueOf(request.getRequestURI()))) {
            return Level.DEBUG;
        }
        return status >= FIRST_SERVER_ERROR ? Level.WARN : Level.INFO;
    }

    private static @Nullable String traceId(Optional<ServerRequestObservationContext> observed) {
        return observed.map(context -> context.<TracingContext>get(TracingContext.class))
                .map(TracingContext::getSpan)
                .map(span -> span.context())
                .map(TraceContext::traceId)
                .orElse(null);
    }

    @Override
    public void setRequestAttributesEnabled(boolean enabled) {
        // Nothing of a request is logged that a proxy could have said otherwise.
    }

    @Override
    public boolean getRequestAttributesEnabled() {
        return false;
    }
}
