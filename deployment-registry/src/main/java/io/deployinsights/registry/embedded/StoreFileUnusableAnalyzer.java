package io.deployinsights.registry.embedded;

import io.deployinsights.registry.embedded.durable.StoreFileUnusable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in two sentences why the registry can't start, instead of in a stack trace. */
class StoreFileUnusableAnalyzer extends AbstractFailureAnalyzer<StoreFileUnusable> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, StoreFileUnusable cause) {
        return new FailureAnalysis(cause.description(), cause.remedy(), cause);
    }
}
