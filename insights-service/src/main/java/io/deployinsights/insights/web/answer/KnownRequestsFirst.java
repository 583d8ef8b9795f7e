package io.deployinsights.insights.web.answer;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Answers requests that have been understood before, ahead of what it takes to understand one. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class KnownRequestsFirst extends OncePerRequestFilter {

    private final KnownRequests known;
    private final Answers answers;
    private final HandlerExceptionResolver problems;

    KnownRequestsFirst(
            KnownRequests known,
            Answers answers,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.known = known;
        this.answers = answers;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.GET.matches(request.getMethod());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var found = known.find(request);
        if (found == null) {
            chain.doFilter(request, response);
            return;
        }
        // Otherwise it would be measured as a request to nowhere.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(found.pattern()));
        try {
            answers.give(found.asked(), request, response);
        } catch (RuntimeException e) {
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
