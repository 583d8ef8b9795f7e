package io.deployinsights.registry.change.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** {@code registry.writes} by operation and outcome. Each is there from the start, so that the first failure is an increase. */
@Component
class WriteMeters implements HandlerInterceptor, WebMvcConfigurer {

    private final MeterRegistry meters;

    /** How a request that writes ended. */
    private enum Outcome {
        ACCEPTED,
        REJECTED,
        CONFLICT,
        UNAVAILABLE,
        FAILED;

        /** What a status means for the writer. */
        static Outcome of(int status) {
            return switch (status) {
                case 409, 412, 422 -> CONFLICT;
                case 503 -> UNAVAILABLE;
                default -> status < 400 ? ACCEPTED : status < 500 ? REJECTED : FAILED;
            };
        }
    }

    WriteMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Operation operation : Operation.values()) {
            for (Outcome outcome : Outcome.values()) {
                counter(operation, outcome);
            }
        }
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        Writes writes = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Writes.class) : null;
        if (writes != null) {
            counter(writes.value(), outcome(request, response, failure)).increment();
        }
    }

    /** A writer who is gone got no answer, whatever the status is. */
    private static Outcome outcome(
            HttpServletRequest request, HttpServletResponse response, @Nullable Exception failure) {
        boolean isGone = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof IOException;
        return failure != null || isGone ? Outcome.FAILED : Outcome.of(response.getStatus());
    }

    private Counter counter(Operation operation, Outcome outcome) {
        return Counter.builder("registry.writes")
                .description("Requests that write")
                .tag("operation", label(operation))
                .tag("outcome", label(outcome))
                .register(meters);
    }

    private static String label(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
