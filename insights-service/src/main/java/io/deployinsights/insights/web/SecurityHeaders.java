package io.deployinsights.insights.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Makes browsers trust the declared content type, and load nothing from elsewhere. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class SecurityHeaders extends OncePerRequestFilter {

    private static final String NOTHING_INLINE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** The API page sets styles and draws its icons inline. */
    private static final String OF_THE_API_PAGE =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none';"
                    + " base-uri 'none'";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        boolean isOfTheApiPage = request.getRequestURI().startsWith("/api/");
        response.setHeader("Content-Security-Policy", isOfTheApiPage ? OF_THE_API_PAGE : NOTHING_INLINE);
        response.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }
}
