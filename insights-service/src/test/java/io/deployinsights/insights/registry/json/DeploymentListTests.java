package io.deployinsights.insights.registry.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.DeploymentHistory;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

class DeploymentListTests {

    private static final Deployment NOTHING_KNOWN =
            new Deployment(null, null, null, null, null, null, null, null, null, null, null, null, null, null, false);

    @Test
    void readsEveryField() {
        var deployment = only("""
            [{"id":"507f1f77bcf86cd799439011","serviceName":"auth-proxy","version":"2.0.1","environment":"staging",
              "deploymentType":"PullRequest","status":"Succeeded","deployedBy":"frank.andersen",
              "startedAt":"2026-03-25T17:47:27Z","finishedAt":"2026-03-25T18:00:00Z",
              "commitSha":"9fdd68ff44d24b0583431d838fe363532823574a","pullRequestNumber":254,
              "committedAt":"2026-03-25T17:00:00Z","url":"https://ci.example.org/runs/7","labels":{"team":"a","hotfix":"true"}}]
            """);

        assertThat(deployment)
                .isEqualTo(new Deployment(
                        "507f1f77bcf86cd799439011",
                        "auth-proxy",
                        "2.0.1",
                        "staging",
                        "PullRequest",
                        "Succeeded",
                        "frank.andersen",
                        Instant.parse("2026-03-25T17:47:27Z"),
                        Instant.parse("2026-03-25T18:00:00Z"),
                        null,
                        "9fdd68ff44d24b0583431d838fe363532823574a",
                        254,
                        Instant.parse("2026-03-25T17:00:00Z"),
                        "https://ci.example.org/runs/7",
                        true));
    }

    @Test
    void readsAnEmptyList() {
        assertThat(read("[]").size()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{}", "null", "7", "\"text\"", "true", "[]", "[[{\"id\":\"a\"}],1]", "{\"other\":{\"a\":[1]}}"})
    void countsElementsOfWhichNothingIsKnown(String element) {
        var history = read("[{\"id\":\"a\"}," + element + ",{\"id\":\"b\"}]");

        assertThat(history.size()).isEqualTo(3);
        assertThat(history.deployment(1)).isEqualTo(NOTHING_KNOWN);
        assertThat(history.id(2)).isEqualTo("b");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"1.50|1.50", "true|true", "\"x\"|x", "null|", "{\"a\":1}|", "[\"x\"]|", "\"\\ud83d\"|\uFFFD"})
    void takesScalarsAsTheirTextAndTheRestAsMissing(String json, String expected) {
        assertThat(only("[{\"version\":" + json + "}]").version()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"7\"", "7.0", "99999999999", "true", "null", "[7]", "{\"a\":7}"})
    void takesAPullRequestThatIsNoIntegerAsMissing(String json) {
        assertThat(only("[{\"pullRequestNumber\":" + json + "}]").pullRequestNumber())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"hotfix\":\"true\"}|true",
                "{\"hotfix\":true}|true",
                "{\"hotfix\":\"yes\"}|false",
                "{\"hotfix\":{\"a\":\"true\"}}|false",
                "[\"hotfix\"]|false",
                "null|false",
                "\"hotfix\"|false"
            })
    void knowsAHotfixByItsLabel(String labels, boolean expected) {
        assertThat(only("[{\"labels\":" + labels + "}]").hotfix()).isEqualTo(expected);
    }

    @Test
    void readsLargeFieldsAndLongNumbers() {
        var history = read("[{\"version\":\"%s\",\"commitSha\":%s,\"%s\":1}]"
                .formatted("v".repeat(5_000_000), "1".repeat(100_000), "n".repeat(100_000)));

        assertThat(history.version(0)).hasSize(5_000_000);
        assertThat(history.commitSha(0)).hasSize(100_000);
    }

    @Test
    void skipsDeepFields() {
        assertThat(only("[{\"other\":%s%s,\"version\":\"1\"}]".formatted("[".repeat(900), "]".repeat(900)))
                        .version())
                .isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "null",
                "<html>",
                "[",
                "[{\"id\":\"a\"}",
                "[{\"id\":\"a\"},",
                "[{\"id\":\"a\"},{\"id\":",
                "[{\"id\":\"a\"},]",
                "[]]",
                "[][]",
                "[] trailing"
            })
    void refusesWhatIsNoWholeList(String json) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(json));
    }

    @Test
    void refusesEndlessNesting() {
        var bottomless = "[".repeat(1_000_000);

        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(bottomless));
    }

    private static Deployment only(String json) {
        return read(json).deployment(0);
    }

    private static DeploymentHistory read(String json) {
        var body = new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8));
        return DeploymentList.read(body).build(Instant.EPOCH);
    }
}
