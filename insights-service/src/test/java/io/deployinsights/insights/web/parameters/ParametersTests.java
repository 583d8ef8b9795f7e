package io.deployinsights.insights.web.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployinsights.insights.selection.Query;
import io.deployinsights.insights.window.Window;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTests {

    private static final ZoneId UTC = ZoneId.of("UTC");

    @Test
    void asksForEverythingByDefault() {
        assertThat(query("")).isEqualTo(new Query(Set.of(), Set.of(), Set.of(), Set.of(), new Window(null, null, UTC)));
        assertThat(query("serviceName=&environment=&deploymentType=&deployedBy=&from=&to=&tz="))
                .isEqualTo(query(""));
    }

    @Test
    void takesEveryValueOfRepeatedParametersWithTheirCommas() {
        var query = query("serviceName=a,b&serviceName=c&environment=x&deploymentType=Tag&deployedBy=d+e&deployedBy=");

        assertThat(query.serviceNames()).containsExactlyInAnyOrder("a,b", "c");
        assertThat(query.environments()).containsExactly("x");
        assertThat(query.deploymentTypes()).containsExactly("Tag");
        assertThat(query.deployedBy()).containsExactly("d e");
    }

    @Test
    void readsTheWindowInItsTimeZone() {
        assertThat(query("from=2026-04-01&to=2026-04-02T00:00:00+00:00&tz=Europe/Berlin")
                        .window())
                .isEqualTo(new Window(
                        Instant.parse("2026-03-31T22:00:00Z"),
                        Instant.parse("2026-04-02T00:00:00Z"),
                        ZoneId.of("Europe/Berlin")));
    }

    @Test
    void allowsAWindowWithoutTime() {
        assertThat(query("from=2026-04-01&to=2026-04-01").window().from()).isNotNull();
    }

    @Test
    void refusesAWindowThatEndsBeforeItBegins() {
        assertThat(rejections("from=2026-04-02&to=2026-04-01", ParametersTests::everything))
                .containsExactly(new Rejection(
                        "from",
                        "from is '2026-04-02', which is after to, '2026-04-01': from must not be later than to"));
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berln, Europe/Berlin",
        "europe/berlin, Europe/Berlin",
        "America/NewYork, America/New_York",
    })
    void namesTheNearestTimeZone(String sent, String nearest) {
        assertThat(rejections("tz=" + sent, ParametersTests::everything))
                .containsExactly(new Rejection(
                        "tz",
                        "tz is '%s': allowed is a name of the IANA time zone database, such as UTC or Europe/Berlin; did you mean '%s'?"
                                .formatted(sent, nearest)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z", "%2B02:00", "UTC%2B1", "../../etc/passwd", "%00"})
    void refusesTimeZonesWithoutAName(String sent) {
        assertThat(rejections("tz=" + sent, ParametersTests::everything))
                .extracting(Rejection::field)
                .containsExactly("tz");
    }

    @Test
    void reportsEveryErrorAtOnce() {
        var rejections = rejections("from=x&to=y&tz=z&form=1&servicename=a&tz=q", ParametersTests::everything);

        assertThat(rejections)
                .extracting(Rejection::field)
                .containsExactlyInAnyOrder("tz", "tz", "from", "to", "form", "servicename");
        assertThat(rejections)
                .extracting(Rejection::message)
                .anySatisfy(message -> assertThat(message).contains("'form'", "did you mean 'from'?"))
                .anySatisfy(message -> assertThat(message).contains("'servicename'", "did you mean 'serviceName'?"))
                .anySatisfy(message -> assertThat(message).contains("tz is given 2 times, with 'z' and 'q'"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "10001", "1e3", "x", "99999999999999999999", "1.0", " 5"})
    void refusesNumbersOutsideTheirRange(String limit) {
        assertThat(rejections(
                        "limit=" + limit.replace(" ", "%20"), parameters -> parameters.number("limit", 1, 10_000, 7)))
                .containsExactly(new Rejection(
                        "limit", "limit is '%s': allowed is an integer from 1 to 10000".formatted(limit)));
    }

    @ParameterizedTest
    @CsvSource({"limit=10000, 10000", "limit=1, 1", "limit=, 7", "'', 7"})
    void readsNumbers(String sent, int expected) {
        int limit = read(sent, parameters -> parameters.number("limit", 1, 10_000, 7));

        assertThat(limit).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"role=counted, 2", "role=, 1", "'', 1"})
    void readsChoices(String sent, int expected) {
        int chosen =
                read(sent, parameters -> parameters.choice("role", Map.of("counted", 2, "excluded", 1), "excluded"));

        assertThat(chosen).isEqualTo(expected);
    }

    @Test
    void refusesAMissingChoice() {
        assertThat(rejections("", parameters -> parameters.required("metric", Map.of("latest", 1))))
                .containsExactly(new Rejection("metric", "metric is missing: one of latest"));
    }

    @Test
    void showsWhatWasSentShortAndHarmless() {
        var rejections = rejections("from=%1B%5B31m%00%E2%80%AE" + "x".repeat(500), ParametersTests::everything);

        assertThat(rejections)
                .singleElement()
                .satisfies(rejection -> assertThat(rejection.message())
                        .startsWith("from is '\\u{1B}[31m\\u{0}\\u{202E}xxx")
                        .contains("…'")
                        .hasSizeLessThan(400));
    }

    private static Query query(String sent) {
        return read(sent, ParametersTests::everything);
    }

    private static <T> T read(String sent, Function<Parameters, T> read) {
        return Parameters.read(QueryString.parse(sent), read);
    }

    private static <T> List<Rejection> rejections(String sent, Function<Parameters, T> read) {
        return catchThrowableOfType(ParametersRejected.class, () -> read(sent, read))
                .rejections();
    }

    private static Query everything(Parameters parameters) {
        return QueryParameters.read(parameters, false);
    }
}
