package io.deployinsights.insights.web.parameters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.entry;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryStringTests {

    @Test
    void keepsRepeatedParametersInTheirOrder() {
        assertThat(QueryString.parse("b=2&a=1&b=3&&c&d=").values())
                .containsExactly(
                        entry("b", List.of("2", "3")),
                        entry("a", List.of("1")),
                        entry("c", List.of("")),
                        entry("d", List.of("")));
    }

    @Test
    void decodesEscapesPlusesAndWhatNeedsNeither() {
        assertThat(QueryString.parse("n%C3%A4me=a+b%2Bc%00é=d").values())
                .isEqualTo(Map.of("näme", List.of("a b+c\0é=d")));
    }

    @Test
    void isEmptyWithoutOne() {
        assertThat(QueryString.parse(null).values()).isEmpty();
        assertThat(QueryString.parse("").values()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%2", "a=%zz", "%=a", "a=%-1"})
    void refusesBrokenEscapes(String raw) {
        assertThatExceptionOfType(ParametersRejected.class)
                .isThrownBy(() -> QueryString.parse(raw))
                .withMessageContaining("two hexadecimal digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%FF", "a=%C3", "a=%C3%28", "a=%ED%A0%80"})
    void refusesWhatIsNotUtf8(String raw) {
        assertThatExceptionOfType(ParametersRejected.class)
                .isThrownBy(() -> QueryString.parse(raw))
                .withMessageContaining("not UTF-8");
    }

    @Test
    void encodesWhatItHasDecoded() {
        var sent = QueryString.parse("serviceName=a%26b&serviceName=c+d&from=2026-04-01T00:00:00%2B02:00");

        assertThat(QueryString.parse(sent.encoded())).isEqualTo(sent);
        assertThat(sent.with("serviceName", "ü").encoded())
                .isEqualTo("serviceName=%C3%BC&from=2026-04-01T00%3A00%3A00%2B02%3A00");
    }
}
