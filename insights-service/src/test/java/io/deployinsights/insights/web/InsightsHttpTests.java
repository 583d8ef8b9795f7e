package io.deployinsights.insights.web;

import static io.deployinsights.insights.RunningInsights.fields;
import static io.deployinsights.insights.RunningInsights.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InsightsHttpTests {

    private static final String DEPLOYMENTS = """
            [{"id":"64b000000000000000000004","serviceName":"beta","version":"0.9, \\"rc\\"","environment":"staging",
              "deploymentType":"Branch","status":"Building","deployedBy":"carol","startedAt":"2026-04-03T10:00:00Z",
              "finishedAt":null,"commitSha":"aaaaaaa","pullRequestNumber":null},
             {"id":"64b000000000000000000003","serviceName":"alpha","version":"1.1","environment":"production",
              "deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-02T11:00:00Z",
              "finishedAt":"2026-04-02T11:10:00Z","commitSha":"bbbbbbb","pullRequestNumber":7},
             {"id":"64b000000000000000000002","serviceName":"alpha","version":"1.0","environment":"production",
              "deploymentType":"Tag","status":"Failed","deployedBy":"bob","startedAt":"2026-04-02T10:00:00Z",
              "finishedAt":"2026-04-02T10:30:00Z","commitSha":"ccccccc","pullRequestNumber":6},
             {"id":"64b000000000000000000001","serviceName":"alpha","version":"0.9","environment":"production",
              "deploymentType":"Tag","status":"Succeeded","deployedBy":"alice","startedAt":"2026-04-01T10:00:00Z",
              "finishedAt":null,"commitSha":"ddddddd","pullRequestNumber":5}]
            """;

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(DEPLOYMENTS);

    // An answer's bytes hold the moment it is of, so they stay the same only as long as it is current.
    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url(), "insights.max-staleness=1h");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "frequency",
                "lead-time",
                "failure-rate",
                "latest",
                "recovery-time",
                "rework-rate",
                "data-quality",
                "deployments?metric=latest"
            })
    void wrapsEveryAnswerInTheSameEnvelope(String path) {
        var answer = INSIGHTS.json("/insights/" + path);

        assertThat(fields(answer)).containsExactly("asOf", "stale", "window", "definition", "excluded", "results");
        assertThat(answer.get("asOf").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(answer.get("stale").asBoolean()).isFalse();
        assertThat(answer.get("window")).isEqualTo(parse("{\"from\":null,\"to\":null,\"timeZone\":\"UTC\"}"));
        assertThat(answer.get("definition").asString()).endsWith(".");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency?to=2026-04-03&serviceName=alpha|"
                        + "[{'serviceName':'alpha','total':3,'perDay':1.5,'perWeek':10.5,'buckets':["
                        + "{'start':'2026-04-01','deployments':1,'succeeded':1,'failed':0,'rolledBack':0,'inProgress':0},"
                        + "{'start':'2026-04-02','deployments':2,'succeeded':1,'failed':1,'rolledBack':0,'inProgress':0}]}]",
                "lead-time|[{'serviceName':'alpha','deployments':1,'averageSeconds':600.0,'medianSeconds':600.0,'p90Seconds':600.0,"
                        + "'p95Seconds':600.0,'minSeconds':600.0,'maxSeconds':600.0},"
                        + "{'serviceName':'beta','deployments':0,'averageSeconds':null,'medianSeconds':null,'p90Seconds':null,"
                        + "'p95Seconds':null,'minSeconds':null,'maxSeconds':null}]",
                "failure-rate?serviceName=beta|[{'serviceName':'beta','environment':'staging','finished':0,'failed':0,'rolledBack':0,"
                        + "'failureRate':null,'rollbackRate':null,'changeFailureRate':null,'confidence95':null}]",
                "latest|[{'serviceName':'alpha','environment':'production','version':'1.1','deployedAt':'2026-04-02T11:10:00Z',"
                        + "'deployedBy':'alice','commitSha':'bbbbbbb','deploymentId':'64b000000000000000000003','latestAttempt':"
                        + "{'version':'1.1','status':'Succeeded','startedAt':'2026-04-02T11:00:00Z','deploymentId':'64b000000000000000000003'}},"
                        + "{'serviceName':'beta','environment':'staging','version':null,'deployedAt':null,'deployedBy':null,"
                        + "'commitSha':null,'deploymentId':null,'latestAttempt':{'version':'0.9, \"rc\"','status':'Building',"
                        + "'startedAt':'2026-04-03T10:00:00Z','deploymentId':'64b000000000000000000004'}}]",
                "recovery-time?environment=production|[{'serviceName':'alpha','environment':'production','recoveries':1,"
                        + "'averageSeconds':2400.0,'medianSeconds':2400.0,'p90Seconds':2400.0,'open':null}]",
                "recovery-time?to=2026-04-02T11:00:00Z&environment=production|[{'serviceName':'alpha','environment':'production',"
                        + "'recoveries':0,'averageSeconds':null,'medianSeconds':null,'p90Seconds':null,"
                        + "'open':{'since':'2026-04-02T10:30:00Z','deploymentId':'64b000000000000000000002'}}]",
                "rework-rate?deployedBy=alice&serviceName=alpha|[{'serviceName':'alpha','environment':'production','deployments':2,"
                        + "'rework':1,'reworkRate':0.5}]",
                "deployments?metric=lead-time|[{'id':'64b000000000000000000003','serviceName':'alpha','version':'1.1',"
                        + "'environment':'production','deploymentType':'Tag','status':'Succeeded','deployedBy':'alice',"
                        + "'startedAt':'2026-04-02T11:00:00Z','finishedAt':'2026-04-02T11:10:00Z','commitSha':'bbbbbbb',"
                        + "'pullRequestNumber':7,'committedAt':null,'url':null,'excludedBecause':null,'faults':[]}]",
            })
    void answersWithTheFieldsOfTheContractInTheirOrder(String path, String expected) {
        var answer = INSIGHTS.json("/insights/" + path);

        assertThat(answer.get("results").toString())
                .isEqualTo(
                        parse(expected.replace("\"", "\\\"").replace('\'', '"')).toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency|{}",
                "lead-time|{'inProgress':1,'notSucceeded':1,'missingFinish':1}",
                "failure-rate|{'inProgress':1}",
                "failure-rate?from=2027-01-01|{}",
                "deployments?metric=lead-time&role=excluded|{'inProgress':1,'notSucceeded':1,'missingFinish':1}",
            })
    void countsWhatIsLeftOutByReason(String path, String expected) {
        assertThat(INSIGHTS.json("/insights/" + path).get("excluded").toString())
                .isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void tellsTheWindowAsItWasUnderstood() {
        var window = INSIGHTS.json("/insights/lead-time?from=2026-04-01&to=2026-04-02T00:00:00+02:00&tz=Europe/Berlin")
                .get("window");

        assertThat(window)
                .isEqualTo(
                        parse(
                                "{\"from\":\"2026-03-31T22:00:00Z\",\"to\":\"2026-04-01T22:00:00Z\",\"timeZone\":\"Europe/Berlin\"}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "frequency?granularity=monthly|serviceName,total,perDay,perWeek,start,deployments,succeeded,failed,rolledBack,inProgress",
                "lead-time|serviceName,deployments,averageSeconds,medianSeconds,p90Seconds,p95Seconds,minSeconds,maxSeconds",
                "failure-rate|serviceName,environment,finished,failed,rolledBack,failureRate,rollbackRate,changeFailureRate,"
                        + "confidence95Low,confidence95High",
                "latest|serviceName,environment,version,deployedAt,deployedBy,commitSha,deploymentId,latestAttemptVersion,"
                        + "latestAttemptStatus,latestAttemptStartedAt,latestAttemptDeploymentId",
                "recovery-time|serviceName,environment,recoveries,averageSeconds,medianSeconds,p90Seconds,openSince,openDeploymentId",
                "rework-rate|serviceName,environment,deployments,rework,reworkRate",
                "deployments?metric=latest|id,serviceName,version,environment,deploymentType,status,deployedBy,startedAt,finishedAt,"
                        + "commitSha,pullRequestNumber,committedAt,url,excludedBecause,faults",
                "data-quality|kind,description,leftOutOf,deployments,deploymentIds",
            })
    void writesEveryAnswerAsCsv(String path, String header) {
        var answer = INSIGHTS.get("/insights/" + path, "Accept", "text/csv");

        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(answer.headers().firstValue("X-Stale")).hasValue("false");
        assertThat(answer.headers().firstValue("X-As-Of")).isPresent();
        assertThat(answer.body().lines().findFirst()).hasValue(header);
        assertThat(answer.body().lines()).hasSizeGreaterThan(1);
        assertThat(answer.body()).endsWith("\r\n");
    }

    @Test
    void writesFlatRows() {
        assertThat(INSIGHTS.get("/insights/latest?serviceName=beta", "Accept", "text/csv")
                        .body())
                .endsWith(
                        "\r\nbeta,staging,,,,,,\"0.9, \"\"rc\"\"\",Building,2026-04-03T10:00:00Z,64b000000000000000000004\r\n");
        assertThat(INSIGHTS.get("/insights/frequency?serviceName=alpha&to=2026-04-03", "Accept", "text/csv")
                        .body())
                .endsWith("\r\nalpha,3,1.5,10.5,2026-04-01,1,1,0,0,0\r\nalpha,3,1.5,10.5,2026-04-02,2,1,1,0,0\r\n");
        assertThat(INSIGHTS.get("/insights/data-quality", "Accept", "text/csv").body())
                .contains(
                        "\r\nmissingFinish,\"finished, but the record has no finishedAt\",lead-time,1,64b000000000000000000001\r\n");
    }

    @Test
    void answersNothingNewWithoutABody() {
        var first = INSIGHTS.get("/insights/latest");
        var etag = header(first, "ETag");

        var again = INSIGHTS.get("/insights/latest", "If-None-Match", "\"other\", " + etag);

        assertThat(etag).matches("\"[0-9a-f]{32}\"");
        assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(again, "ETag")).isEqualTo(etag);
    }

    @Test
    void namesDifferentBytesDifferently() {
        var json = header(INSIGHTS.get("/insights/latest"), "ETag");
        var csv = header(INSIGHTS.get("/insights/latest", "Accept", "text/csv"), "ETag");
        var other = header(INSIGHTS.get("/insights/lead-time"), "ETag");

        assertThat(json).isNotEqualTo(csv).isNotEqualTo(other);
        assertThat(header(INSIGHTS.get("/insights/latest"), "ETag")).isEqualTo(json);
    }

    @Test
    void compressesLongAnswersForWhoTakesThat() throws IOException, InterruptedException {
        var path = "/insights/data-quality";
        var plain = INSIGHTS.bytes(path);

        var compressed = INSIGHTS.bytes(path, "Accept-Encoding", "br;q=1.0, gzip;q=0.8");

        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(header(compressed, "Vary")).isEqualTo("Accept, Accept-Encoding");
        assertThat(header(compressed, "ETag")).isEqualTo(header(plain, "ETag").replaceAll("\"$", "-gzip\""));
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
    void leadsFromPageToPage() {
        var path = "/insights/deployments?metric=frequency&limit=2&from=2026-01-01T00:00:00%2B02:00&tz=Europe/Berlin";
        var ids = new ArrayList<String>();

        while (path != null) {
            var page = INSIGHTS.get(path);
            assertThat(header(page, "X-Total-Count")).isEqualTo("4");
            parse(page.body())
                    .get("results")
                    .forEach(each -> ids.add(each.get("id").asString()));
            path = page.headers()
                    .firstValue("Link")
                    .map(link -> link.replaceAll("^<(.*)>; rel=\"next\"$", "$1"))
                    .orElse(null);
        }

        assertThat(ids)
                .containsExactly(
                        "64b000000000000000000003",
                        "64b000000000000000000002",
                        "64b000000000000000000001",
                        "64b000000000000000000004");
    }

    @Test
    void leadsToTheApiPage() {
        var start = INSIGHTS.get("/");

        assertThat(start.statusCode()).isEqualTo(302);
        assertThat(header(start, "Location")).isEqualTo("/api/docs");
        assertThat(INSIGHTS.get("/api/swagger-ui/index.html").body()).contains("Swagger UI");
    }

    @Test
    void tellsBrowsersToTakeAnswersForWhatTheyAre() {
        assertThat(header(INSIGHTS.get("/insights/latest"), "X-Content-Type-Options"))
                .isEqualTo("nosniff");
    }

    private static String header(HttpResponse<?> response, String name) {
        return Objects.requireNonNull(response.headers().firstValue(name).orElse(null), name);
    }
}
