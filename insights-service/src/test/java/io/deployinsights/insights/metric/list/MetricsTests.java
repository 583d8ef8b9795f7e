package io.deployinsights.insights.metric.list;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.metric.Choice;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.Table;
import io.deployinsights.insights.metric.quality.DataQuality;
import io.deployinsights.insights.selection.Query;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What holds for every metric of the list, whatever it measures. */
class MetricsTests {

    static final List<Metric<?>> ALL = ListedMetrics.ALL;

    @Test
    void haveNamesOfTheirOwn() {
        assertThat(ALL)
                .extracting(Metric::name)
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[a-z]+(-[a-z]+)*"));
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void sayWhatTheyAre(Metric<?> metric) {
        assertThat(metric.title()).isNotBlank().doesNotContain("-");
        assertThat(metric.summary()).isNotBlank().doesNotEndWith(".");
        assertThat(metric.definition()).endsWith(".");
        assertThat(metric.details())
                .satisfiesAnyOf(
                        text -> assertThat(text).isEmpty(),
                        text -> assertThat(text).endsWith("."));
    }

    /** The page that says what numbers mean has a word on each. */
    @ParameterizedTest
    @FieldSource("ALL")
    void areDefinedForTheirReaders(Metric<?> metric) throws Exception {
        var page = Files.readString(Path.of("../docs/metrics.md"));

        assertThat(page).containsAnyOf("`" + metric.name() + "`", "/insights/" + metric.name());
    }

    /** Of nothing there are no rows, and of what is part of a whole that is missing nothing is read. */
    @ParameterizedTest
    @FieldSource("ALL")
    void haveColumnsNamedAsTheirFields(Metric<?> metric) {
        var table = metric.table();
        var fields = Arrays.stream(table.result().getRecordComponents())
                .map(RecordComponent::getName)
                .toList();

        assertThat(table.columns()).extracting(Table.Column::name).doesNotHaveDuplicates();
        assertThat(table.columns().getFirst().name()).isEqualTo(fields.getFirst());
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void canBeChosenByEachOfTheirParameters(Metric<?> metric) {
        for (var choice : metric.choices()) {
            assertThat(choice.values()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(choice.otherwise())
                    .satisfiesAnyOf(
                            value -> assertThat(value).isNull(),
                            value -> assertThat(choice.values()).contains(value));
            assertThat(choice.description()).endsWith(".");
            for (var value : choice.values()) {
                assertThat(metric.with(Map.of(choice.name(), value)).name()).isEqualTo(metric.name());
            }
        }
        var defaults = metric.choices().stream()
                .filter(choice -> choice.otherwise() != null)
                .collect(Collectors.toMap(Choice::name, choice -> String.valueOf(choice.otherwise())));
        assertThat(metric.with(defaults)).isEqualTo(metric);
    }

    @ParameterizedTest
    @FieldSource("ALL")
    void measureNothingWithoutDeployments(Metric<?> metric) {
        var nothing = Histories.of(List.of(), Histories.NOW);

        assertThat(metric.measure(nothing, Query.ALL).excluded()).isEmpty();
        assertThat(metric.bytes(nothing, Query.ALL)).isNotNegative();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
        missingStart,      frequency deployment-frequency lead-time change-lead-time failure-rate latest recovery-time rework-rate drift time-between-deployments
        impossibleTime,    frequency deployment-frequency lead-time change-lead-time failure-rate latest recovery-time rework-rate drift time-between-deployments
        futureStart,       frequency deployment-frequency lead-time change-lead-time failure-rate latest recovery-time rework-rate drift time-between-deployments
        missingFinish,     lead-time
        unexpectedFinish,  ''
        negativeDuration,  lead-time change-lead-time recovery-time
        unknownStatus,     deployment-frequency lead-time change-lead-time failure-rate latest recovery-time rework-rate drift time-between-deployments
        stuck,             ''
        possibleDuplicate, ''
        oddName,           ''
        """)
    void leaveOutWhatCannotBeTrusted(String fault, String metrics) {
        var quality = (DataQuality) ALL.getLast();

        assertThat(quality.measure(Histories.of(List.of(), Histories.NOW), Query.ALL)
                        .results())
                .filteredOn(result -> result.kind().equals(fault))
                .singleElement()
                .satisfies(result ->
                        assertThat(String.join(" ", result.leftOutOf())).isEqualTo(metrics));
    }

    @Test
    void areListedBehindTheirNumbers() {
        assertThat(ListedMetrics.METRICS.withEvidence().keySet())
                .containsExactly(
                        "frequency",
                        "deployment-frequency",
                        "lead-time",
                        "change-lead-time",
                        "failure-rate",
                        "latest",
                        "recovery-time",
                        "rework-rate",
                        "drift",
                        "time-between-deployments",
                        "data-quality");
    }
}
