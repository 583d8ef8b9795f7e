package io.deployinsights.registry.problem.web;

import io.deployinsights.registry.problem.Sent;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Says what is allowed where Spring only says what isn't. */
final class Refusal {

    private Refusal() {}

    static Optional<String> explain(Exception refused) {
        return switch (refused) {
            case NoResourceFoundException unknown ->
                Optional.of("There is nothing at %s; /api/docs shows what there is."
                        .formatted(Sent.text("/" + unknown.getResourcePath())));
            case HttpRequestMethodNotSupportedException method ->
                Optional.of("%s is not possible here; allowed is %s."
                        .formatted(
                                method.getMethod(),
                                String.join(
                                        ", ",
                                        Optional.ofNullable(method.getSupportedMethods())
                                                .orElse(new String[0]))));
            case HttpMediaTypeNotSupportedException type ->
                Optional.of("The Content-Type is %s; allowed is %s."
                        .formatted(
                                type.getContentType() == null ? "missing" : type.getContentType(),
                                names(type.getSupportedMediaTypes())));
            case HttpMediaTypeNotAcceptableException type ->
                Optional.of("Nothing here is what the Accept header asks for; there is %s."
                        .formatted(names(type.getSupportedMediaTypes())));
            default -> Optional.empty();
        };
    }

    private static String names(List<MediaType> types) {
        return types.stream().map(MediaType::toString).collect(Collectors.joining(", "));
    }
}
