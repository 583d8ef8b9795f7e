package io.deployinsights.registry.request;

import io.deployinsights.registry.problem.InvalidRequest;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;

/**
 * The query parameters of a request. Names are matched without regard to case, as the older service does.
 *
 * @param values in the order they were sent, each with its name as it was first sent, by that name in lower case
 */
record SentParameters(Map<String, Given> values) {

    /** What was sent under one name. */
    record Given(String name, List<String> all) {

        private Given and(Given more) {
            return new Given(
                    name, Stream.concat(all.stream(), more.all.stream()).toList());
        }
    }

    static SentParameters of(HttpServletRequest request) {
        Map<String, Given> values = new LinkedHashMap<>();
        parameters(request)
                .forEach((name, sent) -> values.merge(lower(name), new Given(name, Arrays.asList(sent)), Given::and));
        return new SentParameters(values);
    }

    /** The first value of a parameter. */
    Optional<String> value(String name) {
        return Optional.ofNullable(values.get(lower(name)))
                .map(sent -> sent.all().getFirst());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static Map<String, String[]> parameters(HttpServletRequest request) {
        try {
            return request.getParameterMap();
        } catch (InvalidParameterException undecodable) {
            throw new InvalidRequest("", "The query can't be decoded; allowed is percent-encoded UTF-8.");
        }
    }
}
