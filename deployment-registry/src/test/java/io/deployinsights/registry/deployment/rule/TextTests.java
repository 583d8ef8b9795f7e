package io.deployinsights.registry.deployment.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.problem.Faults;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.StringNode;

class TextTests {

    private static final Set<Byte> NOBODY_SEES = Set.of(
            Character.CONTROL,
            Character.FORMAT,
            Character.SURROGATE,
            Character.LINE_SEPARATOR,
            Character.PARAGRAPH_SEPARATOR);

    private final Faults faults = new Faults();

    @Test
    void refusesEveryCharacterThatNobodySees() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(codePoint -> NOBODY_SEES.contains((byte) Character.getType(codePoint)))
                .forEach(codePoint -> assertThat(read("a" + Character.toString(codePoint) + "b"))
                        .as("U+%04X", codePoint)
                        .isNull());
    }

    /** What no category says: ignorable by default, or blank by its shape. */
    @ParameterizedTest
    @ValueSource(
            ints = {0x034F, 0x115F, 0x1160, 0x17B4, 0x180B, 0x2800, 0x3164, 0xFE00, 0xFE0F, 0xFFA0, 0xE0100, 0xE01EF})
    void refusesWhatHasNoShape(int codePoint) {
        assertThat(read("a" + Character.toString(codePoint) + "b")).isNull();
        assertThat(read(Character.toString(codePoint))).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth-proxy",
                "düse",
                "İstanbul",
                "платёж",
                "決済サービス",
                "결제",
                "भुगतान",
                "الدفع",
                "שרת",
                "🚀 launcher",
                "⚙️ builds",
                "a b",
                "=1+1",
                "org/repo@v1.2.3+build~4"
            })
    void takesWhatPeopleCallThings(String name) {
        assertThat(read(name)).isEqualTo(name);
    }

    @Test
    void givesTheSameFormToWhateverWasGivenIt() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
                .filter(Character::isDefined)
                .mapToObj(codePoint -> " a" + Character.toString(codePoint) + "\u0301\u0327 ")
                .forEach(text -> {
                    String once = Text.normalized(text);
                    assertThat(Text.normalized(once)).isEqualTo(once);
                });
    }

    @ParameterizedTest
    @CsvSource({"10, true", "11, false"})
    void countsWhatIsKept(int characters, boolean allowed) {
        String decomposed = "  " + "u\u0308".repeat(characters) + "  ";

        assertThat(new Text(10).read("a", StringNode.valueOf(decomposed), faults) != null)
                .isEqualTo(allowed);
    }

    private @Nullable Object read(String text) {
        return new Text(100).read("name", StringNode.valueOf(text), faults);
    }
}
