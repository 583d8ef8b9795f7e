package io.deployinsights.insights.web.badge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountTests {

    @ParameterizedTest
    @CsvSource({
        "12.34, deploymentsPerDay, 12 a day",
        "1, deploymentsPerDay, 1 a day",
        "0.5, deploymentsPerDay, 3.5 a week",
        "0.1, deploymentsPerDay, 3 in 30 days",
        "0, deploymentsPerDay, 0 in 30 days",
        "45, seconds, 45 s",
        "90, seconds, 1.5 min",
        "5400, seconds, 1.5 h",
        "86400, seconds, 1 days",
        "1000000, seconds, 12 days",
        "0, share, 0 %",
        "0.0234, share, 2.3 %",
        "0.0996, share, 10 %",
        "1, share, 100 %",
    })
    void areShort(double value, String unit, String text) {
        assertThat(Amount.text(value, unit)).isEqualTo(text);
    }
}
