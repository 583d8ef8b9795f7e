package io.deployinsights.registry.problem;

import io.deployinsights.registry.text.Quoted;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says what is allowed where Spring only says what isn't. */
final class Explanation {

    private Explanation() {}

    static Optional<String> of(Exception refused) {
        return switch (refused) {
            case NoResourceFoundException unknown ->
                Optional.of("There is nothing at %s; /api/docs shows what there is."
                        .formatted(Quoted.text("/" + unknown.getResourcePath())));
            case HttpRequestMethodNotSupportedException method ->
                Optional.of("%s is not possible here; allowed is %s."
                        .formatted(
                                Quoted.name(method.getMethod()),
                                allowed(method).stream().map(HttpMethod::name).collect(Collectors.joining(", "))));
            case HttpMediaTypeNotSupportedException type ->
                Optional.of("The Content-Type is %s; allowed is %s."
                        .formatted(
                                type.getContentType() == null
                                        ? "missing or none"
                                        : Quoted.name(type.getContentType().toString()),
                                names(type.getSupportedMediaTypes())));
            case HttpMediaTypeNotAcceptableException type
            when type.getSupportedMediaTypes().isEmpty() ->
                Optional.of("The Accept header can't be read; allowed are media types, such as application/json.");
            case HttpMediaTypeNotAcceptableException type ->
                Optional.of("Nothing here is what the Accept header asks for; there is %s."
                        .formatted(names(type.getSupportedMediaTypes())));
            default -> Optional.empty();
        };
    }

    /** The methods that there are, and those that come with them. */
    static Set<HttpMethod> allowed(HttpRequestMethodNotSupportedException method) {
        Set<HttpMethod> supported = new HashSet<>(
                Optional.ofNullable(method.getSupportedHttpMethods()).orElse(Set.of()));
        if (supported.contains(HttpMethod.GET)) {
            supported.add(HttpMethod.HEAD);
        }
        supported.add(HttpMethod.OPTIONS);
        return Stream.of(HttpMethod.values())
                .filter(supported::contains)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
