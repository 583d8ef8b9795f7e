package io.deployinsights.insights.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the registry holds and whatever is asked, the answer is never that something unexpected happened. */
class DirtyRegistryHttpTests {

    private static final int QUESTIONS_A_LIST = 20;

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry();

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url(), "insights.max-staleness=0s");

    static List<Long> seeds() {
        return new Random().longs(10).boxed().toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void neverFailsWhateverTheRegistryHoldsAndWhateverIsAsked(long seed) {
        var random = new Random(seed);
        var list = RandomJson.deploymentList(random);
        REGISTRY.lists(list);

        for (int i = 0; i < QUESTIONS_A_LIST; i++) {
            var path = RandomQuestion.path(random);
            var answer = INSIGHTS.get(path, "Accept", random.nextInt(4) == 0 ? "text/csv" : "application/json");

            assertThat(answer.statusCode()).as("%s over %s", path, list).isIn(200, 400);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void answersWithoutParametersWhateverTheRegistryHolds(long seed) {
        var list = RandomJson.deploymentList(new Random(seed));
        REGISTRY.lists(list);

        for (var path : RandomQuestion.PATHS) {
            // Two records may be so many years apart that a bucket a day is too much to ask for.
            var tooMuch = path.endsWith("frequency");
            var answer = INSIGHTS.get("/insights/" + path + (path.equals("deployments") ? "?metric=latest" : ""));

            assertThat(answer.statusCode()).as("%s over %s", path, list).isIn(200, tooMuch ? 400 : 200);
        }
    }
}
