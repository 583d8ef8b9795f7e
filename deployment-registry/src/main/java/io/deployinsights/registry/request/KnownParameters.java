package io.deployinsights.registry.request;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.request.UnknownNames.Kind;
import io.deployinsights.registry.text.Nearest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Refuses query parameters that an endpoint doesn't know: a filter with a typo would answer another question. */
@Component
class KnownParameters implements HandlerInterceptor, WebMvcConfigurer {

    private final UnknownNames unknown;

    KnownParameters(UnknownNames unknown) {
        this.unknown = unknown;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/api/deployments/**", "/api/health");
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod method) || HttpMethod.OPTIONS.matches(request.getMethod())) {
            return true;
        }
        Faults faults = new Faults();
        List<String> known = known(method);
        SentParameters.of(request).values().forEach((lower, sent) -> {
            String name = sent.name();
            if (known.stream().map(SentParameters::lower).noneMatch(lower::equals)) {
                if (!unknown.ignores(Kind.PARAMETER, name)) {
                    String hint = known.isEmpty() ? "there are none" : Nearest.hint(name, known);
                    faults.add(name, "is %s; %s".formatted(Kind.PARAMETER.what(), hint));
                }
            } else if (sent.all().size() > 1) {
                faults.add(
                        name,
                        "is given %d times; allowed is once"
                                .formatted(sent.all().size()));
            }
        });
        faults.reject();
        return true;
    }

    /** An endpoint's parameters are the components of the record that it takes them in. */
    private static List<String> known(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters())
                .filter(parameter -> parameter.getParameterType().isRecord())
                .flatMap(parameter -> Arrays.stream(parameter.getParameterType().getRecordComponents()))
                .map(RecordComponent::getName)
                .toList();
    }
}
