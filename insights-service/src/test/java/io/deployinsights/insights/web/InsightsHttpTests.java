package io.deployinsights.insights.web;

import static io.deployinsights.insights.RunningInsights.fields;
import static io.deployinsights.insights.RunningInsights.parse;
import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.metric.list.ListedMetrics;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InsightsHttpTests {

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(FourDeployments.JSON);

    // An answer's bytes hold the moment it is of, so they stay the same only as long as it is current.
    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url(), "insights.max-staleness=1h");

    static Stream<String> addresses() {
        return Stream.concat(
                ListedMetrics.addresses().stream(), Stream.of("summary?benchmark=2019", "deployments?metric=latest"));
    }

    @ParameterizedTest
    @MethodSource("addresses")
    void wrapsEveryAnswerInTheSameEnvelope(String path) {
        var answer = INSIGHTS.json("/insights/" + path);

        assertThat(fields(answer))
                .containsExactly(
                        "asOf", "stale", "window", "asked", "effective", "hints", "definition", "excluded", "results");
        assertThat(answer.get("asOf").asString()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
        assertThat(answer.get("stale").asBoolean()).isFalse();
        assertThat(answer.get("window")).isEqualTo(parse("{\"from\":null,\"to\":null,\"timeZone\":\"UTC\"}"));
        assertThat(answer.get("definition").asString()).endsWith(".");
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/answers/fields.csv", delimiter = '|', quoteCharacter = '~', maxCharsPerColumn = 10_000)
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
                "summary|{}",
                "drift|{'inProgress':1,'notSucceeded':1}",
                "deployments?metric=change-lead-time&role=excluded|{'inProgress':1,"
                        + "'notSucceeded':1,'missingCommit':2}",
                "deployments?metric=lead-time&role=excluded|" + "{'inProgress':1,"
                        + "'notSucceeded':1,'missingFinish':1}",
            })
    void countsWhatIsLeftOutByReason(String path, String expected) {
        assertThat(INSIGHTS.json("/insights/" + path).get("excluded").toString())
                .isEqualTo(expected.replace('\'', '"'));
    }

    @Test
    void answersTheWindowAsItWasUnderstood() {
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
                "lead-time|{'groupBy':'service','serviceName':[],'environment':[],'deploymentType':[],"
                        + "'deployedBy':[],'tz':'UTC','from':null,'to':null}",
                "lead-time?serviceName=b&serviceName=a&environment=prod&to=2026-04-03&tz=Europe/Berlin|"
                        + "{'groupBy':'service','serviceName':['b','a'],"
                        + "'environment':['prod'],'deploymentType':[],'deployedBy':[],"
                        + "'tz':'Europe/Berlin','from':null,'to':'2026-04-03'}",
                "summary?from=2026-04-01|{'benchmark':'2023','leadTime':'auto',"
                        + "'serviceName':[],'environment':['production'],"
                        + "'deploymentType':[],'deployedBy':[],'tz':'UTC','from':'2026-04-01','to':null}",
                "summary?environment=*&benchmark=2019&leadTime=deploy|"
                        + "{'benchmark':'2019','leadTime':'deploy','serviceName':[],"
                        + "'environment':['*'],'deploymentType':[],'deployedBy':[],'tz':'UTC','from':null,'to':null}",
                "deployments?metric=deployment-frequency&outcome=succeeded&hour=Mon-09|"
                        + "{'metric':'deployment-frequency','role':'counted',"
                        + "'outcome':['succeeded'],'reason':[],'hour':['Mon-09'],"
                        + "'sort':'service','limit':1000,'cursor':null,'serviceName':[],"
                        + "'environment':['production'],'deploymentType':[],'deployedBy':[],"
                        + "'tz':'UTC','from':null,'to':null}",
                "frequency?from=2026-04-01&to=2026-04-03|{'granularity':'daily','groupBy':'service',"
                        + "'serviceName':[],'environment':[],'deploymentType':[],"
                        + "'deployedBy':[],'tz':'UTC','from':'2026-04-01','to':'2026-04-03'}",
                "frequency?from=2020-04-01&to=2026-04-03&granularity=|"
                        + "{'granularity':'weekly','groupBy':'service','serviceName':[],'environment':[],"
                        + "'deploymentType':[],'deployedBy':[],'tz':'UTC','from':'2020-04-01','to':'2026-04-03'}",
                "frequency?from=2020-04-01&to=2026-04-03&granularity=monthly|"
                        + "{'granularity':'monthly','groupBy':'service','serviceName':[],'environment':[],"
                        + "'deploymentType':[],'deployedBy':[],'tz':'UTC','from':'2020-04-01','to':'2026-04-03'}",
            })
    void repeatsTheQuestionWithItsDefaults(String path, String expected) {
        assertThat(INSIGHTS.json("/insights/" + path).get("asked")).isEqualTo(parse(expected.replace('\'', '"')));
    }

    @Test
    void answersTheEndsThatDaysAreCountedBy() {
        var closed = INSIGHTS.json("/insights/lead-time?from=2026-04-01&to=2026-04-02T12:00:00Z");
        var open = INSIGHTS.json("/insights/frequency?serviceName=beta&tz=Asia/Tokyo");
        var ahead = INSIGHTS.json("/insights/frequency?serviceName=beta&tz=Asia/Tokyo&to=9999-12-31");
        var none = INSIGHTS.json("/insights/frequency?serviceName=nobody");

        assertThat(closed.get("effective"))
                .isEqualTo(parse("{\"from\":\"2026-04-01T00:00:00Z\",\"to\":\"2026-04-02T12:00:00Z\",\"days\":1.5}"));
        var today = Instant.parse(open.get("asOf").asString())
                .atZone(ZoneId.of("Asia/Tokyo"))
                .toLocalDate();
        assertThat(open.get("effective"))
                .isEqualTo(parse("{\"from\":\"2026-04-02T15:00:00Z\",\"to\":\"%sT15:00:00Z\",\"days\":%.1f}"
                        .formatted(today, (double) (today.toEpochDay()
                                - LocalDate.parse("2026-04-02").toEpochDay()))));
        assertThat(ahead.get("effective")).isEqualTo(open.get("effective"));
        assertThat(none.get("effective")).isEqualTo(parse("{\"from\":null,\"to\":null,\"days\":null}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "metric=frequency&outcome=failed|1|2",
                "metric=frequency&outcome=failed&outcome=inProgress|2|2 4",
                "metric=lead-time&reason=notSucceeded|1|2",
                "metric=lead-time&reason=missingFinish&role=counted|0|",
                "metric=lead-time&reason=missingFinish&reason=inProgress&limit=1|2|1",
                "metric=frequency&reason=missingFinish&role=counted|1|1",
                "metric=frequency&hour=10&sort=start|3|1 2 4",
                "metric=frequency&hour=thu-10|1|2",
                "metric=frequency&hour=12&tz=Europe/Berlin&sort=-start|3|4 2 1",
                "metric=frequency&outcome=succeeded&outcome=failed&sort=-duration|3|2 3 1",
            })
    void narrowsAndSorts(String query, String total, @Nullable String ids) {
        var answer = INSIGHTS.get("/insights/deployments?" + query);

        assertThat(header(answer, "X-Total-Count")).isEqualTo(total);
        var listed = new ArrayList<String>();
        parse(answer.body())
                .get("results")
                .forEach(each -> listed.add(each.get("id").asString().substring(23)));
        assertThat(String.join(" ", listed)).isEqualTo(ids == null ? "" : ids);
        answer.headers()
                .firstValue("Link")
                .ifPresent(link -> assertThat(link).contains("reason=missingFinish&reason=inProgress"));
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

    private static String header(HttpResponse<?> response, String name) {
        return Objects.requireNonNull(response.headers().firstValue(name).orElse(null), name);
    }
}
