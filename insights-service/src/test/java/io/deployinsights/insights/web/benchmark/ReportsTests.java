package io.deployinsights.insights.web.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.deployinsights.insights.benchmark.Band;
import io.deployinsights.insights.benchmark.Benchmark;
import io.deployinsights.insights.benchmark.Limit;
import io.deployinsights.insights.web.benchmark.Reports.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.json.JsonMapper;

class ReportsTests {

    private static final double DAY = 86_400;

    private static final List<Report> REPORTS = reports();

    private static final List<Benchmark> PUBLISHED =
            REPORTS.stream().map(Report::benchmark).toList();

    @Test
    void areThoseOfFourYears() {
        assertThat(PUBLISHED.stream().map(Benchmark::year)).containsExactly(2019, 2021, 2023, 2024);
    }

    @Test
    void nameWhereTheyAreFrom() {
        assertThat(REPORTS).allSatisfy(report -> {
            assertThat(report.source()).contains("State of DevOps", String.valueOf(report.year()));
            assertThat(report.url()).hasScheme("https").hasHost("dora.dev");
            assertThat(report.url().getPath()).contains(String.valueOf(report.year()));
        });
    }

    @Test
    void areAboutTheSameMetrics() {
        assertThat(PUBLISHED)
                .allSatisfy(report -> assertThat(report.limits())
                        .containsOnlyKeys("frequency", "lead-time", "failure-rate", "recovery-time"));
    }

    /** A band begins where the better one ends: with an upper limit each that grows from band to band there is no gap and no overlap. */
    @Test
    void haveBandsThatFollowOneUponAnother() {
        for (var report : PUBLISHED) {
            report.limits().forEach((metric, bands) -> {
                assertThat(bands)
                        .as("%d %s", report.year(), metric)
                        .containsKey(Band.ELITE)
                        .doesNotContainKey(Band.LOW);
                assertThat(bands.values().stream().map(Limit::amount))
                        .as("%d %s", report.year(), metric)
                        .allMatch(amount -> amount > 0)
                        .isSorted()
                        .doesNotHaveDuplicates();
            });
        }
    }

    @Test
    void putWorseNumbersIntoNoBetterBand() {
        for (var report : PUBLISHED) {
            report.limits().forEach((metric, bands) -> {
                var around = bands.values().stream()
                        .flatMap(limit -> Stream.of(limit.amount() * 0.999, limit.amount(), limit.amount() * 1.001))
                        .sorted();
                assertThat(around.map(number -> Objects.requireNonNull(report.band(metric, number))))
                        .as("%d %s", report.year(), metric)
                        .isSorted()
                        .contains(Band.ELITE, Band.LOW);
            });
        }
    }

    /** Several a day, once a day to once a week, once a week to once a month, less; by the days between two. */
    @ParameterizedTest
    @CsvSource({
        "2023, 0.99, elite", "2023, 1, high", "2023, 7, high", "2023, 7.01, medium", "2023, 31, medium",
                "2023, 31.1, low",
        "2019, 31, medium", "2021, 8, high", "2021, 184, medium", "2021, 185, low", "2024, 31, medium",
                "2024, Infinity, low"
    })
    void haveBandsOfFrequency(int year, double daysBetween, String band) {
        assertBand(year, "frequency", daysBetween * DAY, band);
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 0.99, elite",
        "2023, 1, high",
        "2023, 7, high",
        "2023, 31, medium",
        "2023, 32, low",
        "2021, 0.04, elite",
        "2021, 0.05, high",
        "2021, 100, medium",
        "2021, 185, low",
        "2019, 0.5, elite",
        "2024, 8, medium"
    })
    void haveBandsOfLeadTime(int year, double days, String band) {
        assertBand(year, "lead-time", days * DAY, band);
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 0.05, elite",
        "2023, 0.1, high",
        "2023, 0.15, medium",
        "2023, 0.1501, low",
        "2019, 0.15, elite",
        "2019, 0.16, low",
        "2021, 0.3, high",
        "2021, 0.31, low",
        "2024, 0.2, high",
        "2024, 0.21, low"
    })
    void haveBandsOfFailureRate(int year, double share, String band) {
        assertBand(year, "failure-rate", share, band);
    }

    @ParameterizedTest
    @CsvSource({
        "2023, 3599, elite",
        "2023, 3600, high",
        "2023, 86399, high",
        "2023, 86400, medium",
        "2023, 604800, low",
        "2019, 86400, low",
        "2021, 604800, medium",
        "2024, 86400, low"
    })
    void haveBandsOfRecoveryTime(int year, double seconds, String band) {
        assertBand(year, "recovery-time", seconds, band);
    }

    @Test
    void haveNoneOfReworkRate() {
        assertThat(PUBLISHED).allMatch(report -> report.band("rework-rate", 0.1) == null);
    }

    @Test
    void refuseALimitThatLimitsNothing() {
        var reports = JsonMapper.shared().readValue("""
            {"reports": [{"year": 2020, "source": "s", "url": "https://example.com", "limits": {"lead-time": {"elite": {}}}}]}
            """, Reports.class);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> reports.reports().getFirst().benchmark())
                .withMessageContaining("'below' nor 'upTo'");
    }

    private static void assertBand(int year, String metric, double number, String band) {
        var report = PUBLISHED.stream()
                .filter(each -> each.year() == year)
                .findFirst()
                .orElseThrow();

        assertThat(Objects.requireNonNull(report.band(metric, number)).key()).isEqualTo(band);
    }

    private static List<Report> reports() {
        try (var file = new ClassPathResource(Reports.FILE).getInputStream()) {
            return JsonMapper.shared().readValue(file, Reports.class).reports();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
