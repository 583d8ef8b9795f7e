package io.deployinsights.support;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.support.testing.CapturedLog;
import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StartFailureTests {

    @Test
    void isOneLine() {
        try (var log = CapturedLog.of(StartFailure.class.getName())) {
            new StartFailure().report(new FailureAnalysis("It is\n  taken.\n", null, new IllegalStateException()));

            assertThat(log.events())
                    .first()
                    .satisfies(line ->
                            assertThat(line.getFormattedMessage()).isEqualTo("The service can't start. It is taken. "));
        }
    }
}
