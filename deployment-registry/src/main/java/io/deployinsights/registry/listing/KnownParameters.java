package io.deployinsights.registry.listing;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.problem.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses a query parameter that an endpoint doesn't know: a filter with a typo would answer another question. */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/deployments/**", "/api/health");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Faults faults = new Faults();
        List<String> known = handler instanceof HandlerMethod method ? known(method) : List.of();
        parameters(request).forEach((name, values) -> {
            if (!known.contains(name)) {
                faults.add(
                        name,
                        known.isEmpty()
                                ? "is no parameter here; there are none"
                                : "is no parameter here; " + Nearest.hint(name, known));
            } else if (values.length > 1) {
                faults.add(name, "is given %d times; allowed is once".formatted(values.length));
            }
        });
        faults.reject();
        return true;
    }

    /** An endpoint's parameters are the components of the record that it takes them in. */
    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(ParameterObject.class))
                .flatMap(parameter -> Arrays.stream(parameter.getParameterType().getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (InvalidParameterException undecodable) {
            throw new InvalidRequest("", "The query can't be decoded; allowed is percent-encoded UTF-8.");
        }
    }
}
