package io.deployinsights.support;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Says in one line why the service can't start, and what to do. */
class StartFailure implements FailureAnalysisReporter {

    private static final Logger log = LoggerFactory.getLogger(StartFailure.class);

    @Override
    public void report(FailureAnalysis analysis) {
        log.error(
                "The service can't start. {} {}",
                inOneLine(analysis.getDescription()),
                inOneLine(analysis.getAction()));
        log.debug("The cause", analysis.getCause());
    }

    private static String inOneLine(@Nullable String text) {
        return text == null ? "" : text.strip().replaceAll("\\s+", " ");
    }
}
