package io.deployinsights.registry.deployment.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

/** What other tools send where they have nothing. */
class AbsenceTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01T00:00:00", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00-05:00",
                "0001-01-01T00:00:00.0000000", "0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00.1234567+01:00",
                        "0001-01-01T00:00Z"
            })
    void isTheDefaultOfDotnet(String time) {
        assertThat(new Time().isAbsent(StringNode.valueOf(time))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0001-01-01",
                "0001-01-02T00:00:00Z",
                "0001-01-01T00:00:01Z",
                "1970-01-01T00:00:00Z",
                "2001-01-01T00:00:00Z",
                ""
            })
    void isNoOtherTime(String time) {
        assertThat(new Time().isAbsent(StringNode.valueOf(time))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000000", "0000000000000000000000000000000000000000"})
    void isACommitOfZeros(String commit) {
        assertThat(new CommitSha().isAbsent(StringNode.valueOf(commit))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000001", "000000", "", "abcdef0"})
    void isNoOtherCommit(String commit) {
        assertThat(new CommitSha().isAbsent(StringNode.valueOf(commit))).isFalse();
    }
}
