package io.deployinsights.registry.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StatusTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "QUEUED      | [BUILDING, DEPLOYING, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED]",
                "BUILDING    | [DEPLOYING, SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED]",
                "DEPLOYING   | [SUCCEEDED, FAILED, ROLLED_BACK, CANCELLED]",
                "SUCCEEDED   | [ROLLED_BACK]",
                "FAILED      | []",
                "ROLLED_BACK | []",
                "CANCELLED   | []"
            })
    void goesForwardOnly(Status status, String next) {
        assertThat(status.next()).hasToString(next);
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void mayStayAsItIs(Status status) {
        assertThatCode(() -> step(status.word(), status.word())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @EnumSource(Status.class)
    void getsBetterFromWhateverIsUnknown(Status status) {
        assertThatCode(() -> step("success", status.word())).doesNotThrowAnyException();
    }

    @Test
    void namesBothStatesOfAnIllegalStep() {
        assertThatExceptionOfType(IllegalTransition.class)
                .isThrownBy(() -> step("Succeeded", "Failed"))
                .withMessage(
                        "A deployment that is Succeeded can't become Failed; it can become RolledBack. A record that is"
                                + " wrong is corrected by importing the right one under its id: POST"
                                + " /api/deployments/import?onConflict=replace.");
    }

    private static void step(String from, String to) {
        Lifecycle.checkStep(new Document("status", from), new Document("status", to));
    }
}
