package io.deployinsights.insights.column;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPatternTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://ci.example.com/runs/4711",
                "https://ci.example.com/runs/4711/attempts/2#top",
                "https://ci.example.com/runs/0042",
                "https://ci.example.com/runs/000",
                "https://ci.example.com/runs/99999999999999999999999999",
                "https://ci.example.com/",
                "7",
                ""
            })
    void givesBackTheUrl(String url) {
        var pattern = UrlPattern.of(url);

        assertThat(pattern.with(pattern.numberIn(url))).isEqualTo(url);
    }

    @Test
    void isOneForTheUrlsOfAPipeline() {
        assertThat(UrlPattern.of("https://ci.example.com/runs/4711/log"))
                .isEqualTo(UrlPattern.of("https://ci.example.com/runs/12/log"));
    }
}
