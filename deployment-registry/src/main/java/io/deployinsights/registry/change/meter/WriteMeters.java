package io.deployinsights.registry.change.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
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

    WriteMeters(MeterRegistry meters) {
        this.meters = meters;
        for (Operation operation : Operation.values()) {
            for (WriteOutcome outcome : WriteOutcome.values()) {
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
    private static WriteOutcome outcome(
            HttpServletRequest request, HttpServletResponse response, @Nullable Exception failure) {
        boolean isGone = request.getAttribute(DispatcherServlet.EXCEPTION_ATTRIBUTE) instanceof IOException;
        return failure != null || isGone ? WriteOutcome.FAILED : WriteOutcome.of(response.getStatus());
    }

    private Counter counter(Operation operation, WriteOutcome outcome) {
        return Counter.builder("registry.writes")
                .description("Requests that write")
                .tag("operation", operation.label())
                .tag("outcome", outcome.label())
                .register(meters);
    }
}
