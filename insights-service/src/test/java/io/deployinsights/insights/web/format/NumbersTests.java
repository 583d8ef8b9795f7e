package io.deployinsights.insights.web.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class NumbersTests {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new NumbersModule()).build();

    @Property
    void areReadAsTheyWereUnlessTheyAreShort(@ForAll double number) {
        var text = Numbers.text(number);

        var digits = text.replaceAll("[-.]|\\.0$", "").replaceAll("^0+|0+$", "");
        assertThat(digits.length() <= 11 || Double.parseDouble(text) == number).isTrue();
    }

    record Written(double primitive, Double boxed) {}

    @ParameterizedTest
    @CsvSource(textBlock = """
        623.6999999999999,     623.7
        623.7000000000001,     623.7
        1.0E-4,                0.0001
        1.23456789012345E-7,   0.000000123456789012345
        12345678.9,            12345678.9
        1.0E7,                 10000000.0
        9.87654321098765E15,   9876543210987650.0
        0.1,                   0.1
        0.3333333333333333,    0.3333333333333333
            0.30000000000000004,   0.3
        0,                     0.0
        -0.5,                  -0.5
        20,                    20.0
        """)
    void haveNoNoiseAndNoExponent(double number, String expected) {
        assertThat(Numbers.text(number)).isEqualTo(expected);
        assertThat(JSON.writeValueAsString(new Written(number, number)))
                .isEqualTo("{\"primitive\":%1$s,\"boxed\":%1$s}".formatted(expected));
    }

    @Property
    void areTheNumber(@ForAll double number) {
        var text = Numbers.text(number);

        assertThat(text).matches("-?[0-9]+\\.[0-9]+");
        assertThat(Double.parseDouble(text)).isCloseTo(number, within(Math.abs(number) * 1e-12));
    }
}
