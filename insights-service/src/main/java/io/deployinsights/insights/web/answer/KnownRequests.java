package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.filter.ServerHttpObservationFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers requests whose text is known from an earlier one, without routing, parsing and negotiating them again. Controllers don't notice.
 * Without it a warm answer takes 30 to 50 % more processor time (docs/performance.md).
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class KnownRequests extends OncePerRequestFilter {

    /** Enough for thousands of usual ones; of the longest there can be, for a few hundred. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private static final int USUAL_CHARACTERS = 200;

    /** All of a request that decides what it asks. */
    private record Text(String uri, @Nullable String query, String accept, boolean isSaved) {

        static Text of(HttpServletRequest request) {
            var accepts = request.getHeaders(HttpHeaders.ACCEPT);
            return new Text(
                    request.getRequestURI(),
                    request.getQueryString(),
                    accepts.hasMoreElements() ? String.join(",", Collections.list(accepts)) : "",
                    Answers.isSaved(request));
        }

        int characters() {
            return USUAL_CHARACTERS + uri.length() + (query == null ? 0 : query.length()) + accept.length();
        }
    }

    /**
     * What is known of a request.
     *
     * @param pattern the address as the service describes it
     */
    private record Known(Answerable asked, String pattern) {}

    private final Cache<Text, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Text text, Known value) -> text.characters())
            .build();

    private final Answers answers;
    private final HandlerExceptionResolver problems;

    KnownRequests(Answers answers, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
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
        var found = known.getIfPresent(Text.of(request));
        if (found == null) {
            chain.doFilter(request, response);
            remember(request);
        } else {
            answer(found, request, response);
        }
    }

    void remember(HttpServletRequest request) {
        var asked = Answers.askedBy(request);
        if (asked != null) {
            var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
            known.put(Text.of(request), new Known(asked, pattern));
        }
    }

    private void answer(Known found, HttpServletRequest request, HttpServletResponse response) throws IOException {
        // Otherwise it would be measured as a request to nowhere.
        ServerHttpObservationFilter.findObservationContext(request)
                .ifPresent(context -> context.setPathPattern(found.pattern()));
        try {
            answers.send(found.asked(), request, response);
        } catch (RuntimeException e) {
            if (problems.resolveException(request, response, null, e) == null) {
                throw e;
            }
        }
    }
}
