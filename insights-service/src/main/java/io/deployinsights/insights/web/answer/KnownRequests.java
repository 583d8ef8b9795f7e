package io.deployinsights.insights.web.answer;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** What requests ask, by their text: whatever has been understood once need not be parsed, routed and negotiated again. */
@Component
final class KnownRequests {

    /** Enough for thousands of usual ones; of the longest there can be, for a few hundred. */
    private static final long MOST_CHARACTERS = 2_000_000;

    private static final int USUAL_CHARACTERS = 200;

    /** All of a request that decides what it asks. */
    private record Text(String uri, @Nullable String query, String accept, String encodings, boolean saves) {

        static Text of(HttpServletRequest request) {
            return new Text(
                    request.getRequestURI(),
                    request.getQueryString(),
                    header(request, HttpHeaders.ACCEPT),
                    header(request, HttpHeaders.ACCEPT_ENCODING),
                    Browser.saves(request));
        }

        int characters() {
            return USUAL_CHARACTERS
                    + uri.length()
                    + (query == null ? 0 : query.length())
                    + accept.length()
                    + encodings.length();
        }

        private static String header(HttpServletRequest request, String name) {
            var values = request.getHeaders(name);
            return values.hasMoreElements() ? String.join(",", Collections.list(values)) : "";
        }
    }

    /**
     * What is known of a request.
     *
     * @param pattern the address as the service describes it
     */
    record Known(Asked asked, String pattern) {}

    private final Cache<Text, Known> known = Caffeine.newBuilder()
            .maximumWeight(MOST_CHARACTERS)
            .weigher((Text text, Known value) -> text.characters())
            .build();

    void remember(HttpServletRequest request, Asked asked) {
        var pattern = String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        known.put(Text.of(request), new Known(asked, pattern));
    }

    @Nullable
    Known find(HttpServletRequest request) {
        return known.getIfPresent(Text.of(request));
    }
}
