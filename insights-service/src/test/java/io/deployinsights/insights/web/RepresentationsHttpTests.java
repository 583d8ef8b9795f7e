package io.deployinsights.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepresentationsHttpTests {

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(FourDeployments.JSON);

    // An answer's bytes hold the moment it is of, so they stay the same only as long as it is current.
    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url(), "insights.max-staleness=1h");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        frequency?granularity=monthly|serviceName,total,perDay,succeededPerDay,perWeek,start,deployments,succeeded,failed,rolledBack,inProgress,cancelled
        time-between-deployments|serviceName,environment,deployments,gaps,medianSeconds,p90Seconds
        lead-time|serviceName,deployments,averageSeconds,medianSeconds,p90Seconds,p95Seconds,minSeconds,maxSeconds
        failure-rate|serviceName,environment,finished,failed,rolledBack,failureRate,rollbackRate,changeFailureRate,confidence95Low,confidence95High
        latest|serviceName,environment,version,deployedAt,deployedBy,commitSha,deploymentId,latestAttemptVersion,latestAttemptStatus,latestAttemptStartedAt,latestAttemptDeploymentId
        recovery-time|serviceName,environment,recoveries,averageSeconds,medianSeconds,p90Seconds,openSince,openDeploymentId,openEpisodes
        rework-rate|serviceName,environment,deployments,rework,reworkRate
        episodes|serviceName,environment,openedAt,openedVersion,openedStatus,openedBy,openedDeploymentId,endedAt,endedVersion,endedStatus,endedBy,endedDeploymentId,seconds,failures
        summary|metric,definition,value,unit,deployments,confidence95Low,confidence95High,benchmarkBand,benchmarkValue,benchmarkYear,benchmarkSource,beforeFrom,beforeTo,beforeValue,beforeDeployments,changeDifference,changeConfidence95Low,changeConfidence95High,changeDirection,changeMoreThanNoise,tooFewToJudge,known,of,openEpisodes,excluded
        drift|serviceName,stagingVersion,stagingDeployedAt,stagingCommitSha,stagingDeploymentId,productionVersion,productionDeployedAt,productionCommitSha,productionDeploymentId,versionsBehind,deploymentsBehind,behindSince,ageSeconds,reason
        deployments?metric=latest|id,serviceName,version,environment,deploymentType,status,deployedBy,startedAt,finishedAt,rolledBackAt,commitSha,pullRequestNumber,committedAt,url,excludedBecause,faults
        data-quality|kind,description,leftOutOf,deployments,deploymentIds,next
        """)
    void writesEveryAnswerAsCsv(String path, String header) {
        var answer = INSIGHTS.get("/insights/" + path, "Accept", "text/csv");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Stale")).hasValue("false");
        assertThat(answer.headers().firstValue("X-As-Of")).isPresent();
        assertThat(answer.body().lines().findFirst()).hasValue(header);
        assertThat(answer.body().lines()).hasSizeGreaterThan(1);
        assertThat(answer.body()).endsWith("\r\n");
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        lead-time,                                                     lead-time.csv
        latest?from=2026-04-01,                                        latest-from-2026-04-01.csv
        drift?to=2026-04-03T00:00:00Z&tz=America/New_York,             drift-to-2026-04-02.csv
        summary?from=2026-04-01&to=2026-04-03,                         summary-from-2026-04-01-to-2026-04-03.csv
        deployments?metric=failure-rate,                               failure-rate-deployments.csv
        """)
    void namesTheFile(String path, String name) {
        assertThat(header(INSIGHTS.get("/insights/" + path, "Accept", "text/csv"), "Content-Disposition"))
                .isEqualTo("attachment; filename=\"%s\"".formatted(name));
        assertThat(INSIGHTS.get("/insights/" + path).headers().firstValue("Content-Disposition"))
                .isEmpty();
    }

    @Test
    void marksAsUtf8WhatABrowserSaves() {
        var saved = INSIGHTS.get("/insights/latest", "Accept", "text/csv", "Sec-Fetch-Mode", "navigate");
        var read = INSIGHTS.get("/insights/latest", "Accept", "text/csv", "Sec-Fetch-Mode", "cors");

        assertThat(saved.body()).isEqualTo("\uFEFF" + read.body());
    }

    @Test
    void writesNumbersAsJsonHasThem() {
        var json = INSIGHTS.json("/insights/frequency?serviceName=alpha&from=2026-03-01&to=2026-04-10")
                .get("results")
                .get(0);
        var csv = INSIGHTS.get(
                        "/insights/frequency?serviceName=alpha&from=2026-03-01&to=2026-04-10", "Accept", "text/csv")
                .body();

        assertThat(csv).contains("alpha,3," + json.get("perDay").asString() + ",");
    }

    @Test
    void writesFlatRows() {
        assertThat(INSIGHTS.get("/insights/latest?serviceName=beta", "Accept", "text/csv")
                        .body())
                .endsWith("\r\n"
                        + "beta,staging,,,,,,\"0.9,"
                        + " \"\"rc\"\"\",Building,2026-04-03T10:00:00Z,64b000000000000000000004\r\n");
        assertThat(INSIGHTS.get("/insights/frequency?serviceName=alpha&to=2026-04-03", "Accept", "text/csv")
                        .body())
                .endsWith(String.join(
                        "\r\n",
                        "",
                        "alpha,3,1.5,1.0,10.5,2026-04-01,1,1,0,0,0,0",
                        "alpha,3,1.5,1.0,10.5,2026-04-02,2,1,1,0,0,0",
                        ""));
        assertThat(INSIGHTS.get("/insights/data-quality", "Accept", "text/csv").body())
                .contains("\r\n"
                        + "missingFinish,\"finished, but the record has no"
                        + " finishedAt\",lead-time,1,64b000000000000000000001,\r\n");
    }

    @Test
    void answersNothingNewWithoutABody() {
        var first = INSIGHTS.get("/insights/latest");
        var etag = header(first, "ETag");

        var again = INSIGHTS.get("/insights/latest", "If-None-Match", "\"other\", " + etag);

        assertThat(etag).matches("W/\"[0-9a-f]{32}\"");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%s", "*", "\"other\", %s", " %s ,\"other\"", "\"a, b\",%s"})
    void comparesTagsWeakly(String sent) {
        var weak = header(INSIGHTS.get("/insights/latest"), "ETag");
        var strong = weak.substring("W/".length());

        for (var tag : List.of(weak, strong)) {
            var answer = INSIGHTS.get("/insights/latest", "If-None-Match", sent.formatted(tag));
            assertThat(answer.statusCode()).isEqualTo(304);
            assertThat(header(answer, "X-Stale")).isEqualTo("false");
            assertThat(header(answer, "X-As-Of")).isNotEmpty();
        }
        assertThat(INSIGHTS.get("/insights/latest", "If-None-Match", strong.replace("\"", ""))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void saysOfWhatMomentEveryAnswerIs() {
        for (var accept : List.of("application/json", "text/csv")) {
            var answer = INSIGHTS.get("/insights/latest", "Accept", accept);

            assertThat(header(answer, "X-As-Of"))
                    .isEqualTo(INSIGHTS.json("/insights/latest").get("asOf").asString());
            assertThat(header(answer, "X-Stale")).isEqualTo("false");
        }
    }

    @Test
    void namesWhatIsSaidDifferentlyDifferently() {
        var json = header(INSIGHTS.get("/insights/latest"), "ETag");
        var csv = header(INSIGHTS.get("/insights/latest", "Accept", "text/csv"), "ETag");
        var other = header(INSIGHTS.get("/insights/lead-time"), "ETag");

        assertThat(json).isNotEqualTo(csv).isNotEqualTo(other);
        assertThat(header(INSIGHTS.get("/insights/latest"), "ETag")).isEqualTo(json);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "gzip|gzip",
                "GZIP|gzip",
                "x-gzip|gzip",
                "*|gzip",
                "br, Gzip ; q=0.001|gzip",
                "gzip;q=0.5, *;q=0|gzip",
                "gzip;q=0|",
                "GZIP; Q=0.000|",
                "gzip;q=0, *|",
                "*;q=0|",
                "br|",
                "gzipped|",
                "identity|",
                "\"|"
            })
    void compressesForReadersThatAcceptIt(String accepted, @Nullable String coding) throws Exception {
        for (var path : List.of("/insights/frequency?granularity=monthly", "/")) {
            var answer = INSIGHTS.bytes(path, "Accept-Encoding", accepted);

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Encoding")).isEqualTo(Optional.ofNullable(coding));
        }
    }

    @Test
    void compressesLongAnswersForWhoTakesThat() throws IOException, InterruptedException {
        var path = "/insights/data-quality";
        var plain = INSIGHTS.bytes(path);

        var compressed = INSIGHTS.bytes(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.8");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Vary")).isEqualTo("Accept, Accept-Encoding");
        assertThat(header(compressed, "ETag")).isEqualTo(header(plain, "ETag"));
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(INSIGHTS.bytes(path, "Accept-Encoding", "gzip;q=0").headers().firstValue("Content-Encoding"))
                .isEmpty();
    }

    @Test
    void answersHeadRequests() {
        var get = INSIGHTS.get("/insights/latest");

        var head = INSIGHTS.send("HEAD", "/insights/latest");

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "ETag")).isEqualTo(header(get, "ETag"));
        assertThat(header(head, "Content-Length")).isEqualTo(header(get, "Content-Length"));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void hasAPageToTryIt() {
        assertThat(INSIGHTS.get("/api/swagger-ui/index.html").body()).contains("Swagger UI");
    }

    @Test
    void forbidsBrowsersToGuessTypes() {
        assertThat(header(INSIGHTS.get("/insights/latest"), "X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    private static String header(HttpResponse<?> response, String name) {
        return Objects.requireNonNull(response.headers().firstValue(name).orElse(null), name);
    }
}
