package io.deployinsights.insights.web.badge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import io.deployinsights.insights.metric.summary.Summary;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class BadgeHttpTests {

    private static final String PERIOD = "from=2026-04-01&to=2026-04-11";

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry().lists(deployments());

    @AutoClose
    private static final RunningInsights INSIGHTS =
            RunningInsights.before(REGISTRY.url(), "insights.badges.max-age=1m");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        frequency     | deployments         | 1.9 a day, elite
        lead-time     | change lead time    | 1 h, elite
        failure-rate  | change failure rate | 5 %, elite
        recovery-time | recovery time       | 12 h, too few
        rework-rate   | rework rate         | 5.3 %
        """)
    void showValueAndBand(String metric, String label, String message) {
        var badge = svg("/badges/api/" + metric + ".svg?" + PERIOD);

        assertThat(texts(badge)).isEqualTo(label + " | " + message);
        assertThat(badge.getAttribute("aria-label"))
                .startsWith("api, " + label + " in production from 2026-04-01T00:00:00Z to 2026-04-11T00:00:00Z: ");
    }

    @Test
    void areOfTheLastDaysUnlessTold() {
        assertThat(svg("/badges/recent/frequency.svg?days=2").getAttribute("aria-label"))
                .isEqualTo(
                        "recent, deployments in production over the last 2 days: 3.5 a week, of 1 deployment; high by"
                                + " Accelerate State of DevOps Report 2023 (DORA and Google Cloud)");
        assertThat(texts(svg("/badges/api/frequency.svg?days=1"))).isEqualTo("deployments | 0 in 30 days, low");
    }

    @Test
    void sayWhereThereIsNothingOrTooLittleToTell() {
        assertThat(texts(svg("/badges/nobody/lead-time.svg"))).isEqualTo("deploy lead time | no data");
        assertThat(texts(svg("/badges/api/failure-rate.svg?from=2026-04-01&to=2026-04-02")))
                .isEqualTo("change failure rate | 50 %, too few");
    }

    @Test
    void areOfProductionUnlessTold() {
        assertThat(texts(svg("/badges/mixed/failure-rate.svg?" + PERIOD)))
                .isEqualTo("change failure rate | 0 %, elite");
        assertThat(texts(svg("/badges/mixed/failure-rate.svg?environment=*&" + PERIOD)))
                .isEqualTo("change failure rate | 50 %, low");
        assertThat(texts(svg("/badges/mixed/failure-rate.svg?environment=staging&" + PERIOD)))
                .isEqualTo("change failure rate | 100 %, low");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&environment=*", "&environment=staging", "&tz=Asia/Tokyo", "&leadTime=deploy"})
    void sayWhatTheSummarySays(String parameters) {
        for (var service : List.of("api", "mixed", "recent")) {
            var tiles = INSIGHTS.json("/insights/summary?serviceName=" + service + "&from=2026-04-01" + parameters)
                    .get("results");
            var subjects = Summary.PARTS;
            for (int place = 0; place < subjects.size(); place++) {
                var subject = subjects.get(place);
                var tile = tiles.get(place);
                var badge = texts(svg("/badges/%s/%s.svg?from=2026-04-01%s".formatted(service, subject, parameters)));
                var value = tile.get("value").isNull()
                        ? "no data"
                        : Amount.text(
                                tile.get("value").asDouble(), tile.get("unit").asString());

                assertThat(badge).contains(" | " + value);
                assertThat(badge.endsWith(", too few"))
                        .isEqualTo(tile.get("tooFewToJudge").asBoolean());
            }
        }
    }

    /** As the dashboard's last 30 days, and a summary from the same day on. */
    @Test
    void countCalendarDays() {
        var zone = ZoneId.of("Asia/Tokyo");
        var first = LocalDate.now(zone).minusDays(29);
        var tile = INSIGHTS.json("/insights/summary?serviceName=recent&tz=Asia/Tokyo&from=" + first)
                .get("results")
                .get(0);

        assertThat(tile.get("value").asDouble()).isCloseTo(1 / 30.0, within(1e-12));
        assertThat(texts(svg("/badges/recent/frequency.svg?days=30&tz=Asia/Tokyo")))
                .isEqualTo("deployments | 1 in 30 days, medium");
    }

    @Test
    void escapeWhatTheyAreGiven() {
        var badge = svg("/badges/%22%3E%3Cscript%3E&'%08%E2%9C%93/frequency.svg");

        assertThat(badge.getAttribute("aria-label")).startsWith("\"><script>&'✓, deployments in production over");
        assertThat(badge.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void haveAThemeForDarkPages() {
        var light = INSIGHTS.get("/badges/api/frequency.svg?" + PERIOD).body();
        var dark =
                INSIGHTS.get("/badges/api/frequency.svg?theme=dark&" + PERIOD).body();

        assertThat(light).contains("fill=\"" + Theme.LIGHT.label().field() + '"');
        assertThat(dark).contains("fill=\"" + Theme.DARK.label().field() + '"').doesNotContain("style");
    }

    @Test
    void canBeKept() {
        var first = INSIGHTS.get("/badges/api/frequency.svg?" + PERIOD);
        var etag = header(first, "ETag");

        var again = INSIGHTS.get("/badges/api/frequency.svg?" + PERIOD, "If-None-Match", etag);

        assertThat(header(first, "Content-Type")).isEqualTo("image/svg+xml");
        assertThat(header(first, "Cache-Control")).isEqualTo("max-age=60, public");
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(header(INSIGHTS.get("/badges/api/rework-rate.svg?" + PERIOD), "ETag"))
                .isNotEqualTo(etag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        /badges/api/speed.svg                     | 404 | There is no badge of this metric: there are frequency, lead-time,
        /badges/api/frequency.png                 | 404 | There is nothing at this address
        /badges/api/frequency.svg?theme=pink      | 400 | theme is 'pink': allowed are light, dark
        /badges/api/frequency.svg?days=0          | 400 | days is '0': allowed is an integer from 1 to 3650
        /badges/api/frequency.svg?serviceName=web | 400 | 'serviceName' is no parameter of this address
        /badges/api/frequency.svg?benchmark=1999  | 400 | benchmark is '1999': allowed are 2019, 2021, 2023, 2024
        """)
    void reportWhatTheyDoNotUnderstand(String path, int status, String detail) {
        var answer = INSIGHTS.get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(RunningInsights.parse(answer.body()).get("detail").asString())
                .startsWith(detail);
    }

    private static Element svg(String path) {
        var answer = INSIGHTS.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        try {
            return DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(answer.body())))
                    .getDocumentElement();
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError(answer.body(), e);
        }
    }

    private static String texts(Element svg) {
        var texts = svg.getElementsByTagName("text");
        return IntStream.range(0, texts.getLength())
                .mapToObj(i -> texts.item(i).getTextContent())
                .collect(Collectors.joining(" | "));
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }

    /** Two a day from the 1st to the 10th of April, of which the first failed and was repaired after twelve hours; one some hours ago. */
    private static String deployments() {
        var past = IntStream.range(0, 20)
                .mapToObj(i -> deployment(
                        "api",
                        i,
                        i == 0 ? "Failed" : "Succeeded",
                        Instant.parse("2026-04-01T00:00:00Z").plusSeconds(i * 43_200L)));
        var recent = deployment("recent", 20, "Succeeded", Instant.now().minusSeconds(18_000));
        var mixed = IntStream.range(30, 50)
                .mapToObj(i -> deployment(
                                "mixed",
                                i,
                                i < 40 ? "Failed" : "Succeeded",
                                Instant.parse("2026-04-01T00:00:00Z").plusSeconds(i * 3_600L))
                        .replace("\"production\"", i < 40 ? "\"staging\"" : "\"production\""));
        return Stream.concat(past, mixed).collect(Collectors.joining(",", "[", "," + recent + "]"));
    }

    private static String deployment(String service, int number, String status, Instant start) {
        return """
            {"id":"%024x","serviceName":"%s","version":"1.%d","environment":"production","deploymentType":"Tag","status":"%s",
             "deployedBy":"ann","startedAt":"%s","finishedAt":"%s","commitSha":"abcdef0","pullRequestNumber":null,
             "committedAt":"%s"}\
            """.formatted(
                        number + 1, service, number, status, start, start.plusSeconds(600), start.minusSeconds(3000));
    }
}
