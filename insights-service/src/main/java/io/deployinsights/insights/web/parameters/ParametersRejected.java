package io.deployinsights.insights.web.parameters;

import java.util.List;
import java.util.stream.Collectors;

/** A request has parameters that can't be understood; it has all of them. */
public final class ParametersRejected extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Rejection[] rejections;

    ParametersRejected(List<Rejection> rejections) {
        super(rejections.stream().map(Rejection::message).collect(Collectors.joining("; ")));
        this.rejections = rejections.toArray(Rejection[]::new);
    }

    public List<Rejection> rejections() {
        return List.of(rejections);
    }
}
