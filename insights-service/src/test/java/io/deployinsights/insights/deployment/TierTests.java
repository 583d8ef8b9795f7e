package io.deployinsights.insights.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.history.Histories;
import io.deployinsights.insights.history.HistoryBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TierTests {

    @ParameterizedTest
    @ValueSource(strings = {"production", "prod", "prd", "live", "Production", "PROD", "Live"})
    void takesTheseForProduction(String environment) {
        assertThat(Tier.PRODUCTION.includes(environment)).isTrue();
        assertThat(Tier.STAGING.includes(environment)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"staging", "stage", "stg", "Staging", "STG"})
    void takesTheseForStaging(String environment) {
        assertThat(Tier.STAGING.includes(environment)).isTrue();
        assertThat(Tier.PRODUCTION.includes(environment)).isFalse();
    }

    /** Blanks and odd characters are not forgiven: the record is wrong, and says so among the odd names. */
    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " production", "prod ", "pro\u200bd", "production-eu", "preprod", "ｐｒｏｄ"})
    void takesNothingElseForEither(String environment) {
        assertThat(Tier.PRODUCTION.includes(environment)).isFalse();
        assertThat(Tier.STAGING.includes(environment)).isFalse();
    }

    @Test
    void knowsWhetherAnythingWentToProduction() {
        var builder = new HistoryBuilder();
        var deployment = Histories.history("api PROD Queued - - id=0a").deployment(0);
        var moved = Histories.history("api test Queued - - id=0a").deployment(0);

        assertThat(builder.put(deployment).build(Histories.NOW).hasProduction()).isTrue();
        assertThat(builder.put(moved).build(Histories.NOW).hasProduction()).isFalse();
        assertThat(new HistoryBuilder().build(Histories.NOW).hasProduction()).isFalse();
    }
}
