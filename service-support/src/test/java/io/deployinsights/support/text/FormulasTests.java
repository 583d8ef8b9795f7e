package io.deployinsights.support.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormulasTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=HYPERLINK(\"https://example.com\")",
                "@SUM(1)",
                "+cmd|calc",
                "-1",
                "  =1",
                "\u00A0=1",
                "\uFEFF=1",
                "\n=1",
                "\tx",
                "\rx",
                " \tx",
                "＝1",
                "＠x"
            })
    void marksWhatASpreadsheetWouldCompute(String text) {
        assertThat(Formulas.neutralized(text)).isEqualTo("'" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "a=1", "1.2.3", "it's", "'quoted'", "a@example.com", "2026-03-25T10:00:00Z", "{\"a\":\"=1\"}"
            })
    void leavesAllElseAsItIs(String text) {
        assertThat(Formulas.neutralized(text)).isEqualTo(text);
        assertThat(Formulas.restored(text)).isEqualTo(text);
    }

    @Property
    void givesBackWhatThereWas(@ForAll("texts") String text) {
        assertThat(Formulas.restored(Formulas.neutralized(text))).isEqualTo(text);
    }

    @Property
    void leavesNoFormula(@ForAll("texts") String text) {
        assertThat(Formulas.neutralized(text).strip())
                .doesNotStartWith("=")
                .doesNotStartWith("+")
                .doesNotStartWith("-");
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings()
                .withChars('\'', '=', '+', '-', '@', '\t', '\r', '\n', ' ', 'a', '＝')
                .ofMaxLength(6);
    }
}
