package io.deployinsights.insights.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingsTests {

    @ParameterizedTest
    @CsvSource(ignoreLeadingAndTrailingWhitespace = false, textBlock = """
        api,api ,same
        api,a p i,same
        api,API,same
        api,a\u200bpi,same
        api,\u202eapi,same
        api,\uff41pi,same
        caf\u00e9,cafe\u0301,same
        stra\u00dfe,STRASSE,same
        api,a\u00a0pi,same
        api,api2,other
        api,ap-i,other
        cafe,caf\u00e9,other
        """)
    void forgivesWhatPeopleDoNotSee(String name, String other, String expected) {
        assertThat(Spellings.folded(name).equals(Spellings.folded(other))).isEqualTo(expected.equals("same"));
    }

    @Test
    void takesTheMostFrequentSpellingForTheRightOne() {
        assertThat(odd(
                        List.of(new Target("Api", "test"), new Target("api", "test"), new Target("api ", "test")),
                        2,
                        3,
                        1))
                .containsExactly(0, 2);
    }

    @Test
    void takesTheFirstInOrderWhereTwoAreAsFrequent() {
        assertThat(odd(List.of(new Target("api", "test"), new Target("Api", "test")), 1, 1))
                .containsExactly(0);
    }

    @Test
    void addsUpWhatANameHasInAllEnvironments() {
        var targets = List.of(new Target("api", "a"), new Target("api", "b"), new Target("API", "a"));

        assertThat(odd(targets, 1, 1, 1)).containsExactly(2);
    }

    @Test
    void takesAnAliasForOddOnlyBesideTheNameItStandsFor() {
        var prod = new Target("api", "Prod");

        assertThat(odd(List.of(prod, new Target("web", "PRODUCTION")), 5, 1)).containsExactly(0);
        assertThat(odd(List.of(prod, new Target("web", "staging")), 5, 1)).isEmpty();
        assertThat(odd(List.of(prod, new Target("web", "production")), 5, 0)).isEmpty();
    }

    @Test
    void saysNothingOfNamesThatAreMissing() {
        assertThat(odd(List.of(new Target(null, null), new Target("", "")), 1, 1))
                .isEmpty();
    }

    private static IntStream odd(List<Target> targets, int... deployments) {
        return Spellings.odd(targets, deployments).stream();
    }
}
