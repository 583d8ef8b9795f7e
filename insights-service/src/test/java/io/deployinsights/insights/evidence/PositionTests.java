package io.deployinsights.insights.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.history.DeploymentHistory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTests {

    static final List<Position> POSITIONS = List.of(
            new Position(new Target("auth-proxy", "staging"), 1_775_000_000_000L, "507f1f77bcf86cd799439011", 1),
            new Position(new Target("", "日本\0"), 0, "", 3),
            new Position(new Target(null, null), DeploymentHistory.NO_TIME, null, 7));

    @ParameterizedTest
    @FieldSource("POSITIONS")
    void isReadAsItWasWritten(Position position) {
        assertThat(position.cursor()).matches("[A-Za-z0-9_-]+");
        assertThat(Position.parse(position.cursor())).isEqualTo(position);
    }

    @Test
    void fitsIntoAnAddress() {
        var longest = "日".repeat(5_000);
        var target = Position.compared(new Target(longest, longest));
        var id = Position.compared(longest);

        assertThat(new Position(target, 0, id, 1).cursor()).hasSizeLessThan(1_500);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "%%%", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void refusesWhatWasNeverHandedOut(String cursor) {
        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(cursor));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void refusesAForgedCount(int listed) {
        var forged = new Position(new Target("a", "b"), 0, "c", listed).cursor();

        assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(forged));
    }

    @Test
    void refusesACursorThatWasChanged() {
        var cursor = POSITIONS.getFirst().cursor();

        for (int i = 0; i < cursor.length() - 1; i++) {
            var changed = cursor.substring(0, i) + (cursor.charAt(i) == 'A' ? 'B' : 'A') + cursor.substring(i + 1);
            assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(changed));
            var cut = cursor.substring(0, i);
            assertThatIllegalArgumentException().isThrownBy(() -> Position.parse(cut));
        }
    }
}
