package io.deployinsights.insights.registry.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PageFormatTests {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00.123Z");

    private static final Deployment FULL = new Deployment(
            "507f1f77bcf86cd799439011",
            "auth-proxy",
            "2.0.1",
            "staging",
            "PullRequest",
            "Odd status \u2713 \ud83d\ude80",
            "frank",
            NOW,
            NOW.plusNanos(456_789),
            NOW.plusNanos(1_456_789),
            "9fdd68ff44d24b0583431d838fe363532823574a",
            254,
            NOW.minusSeconds(1),
            "https://ci.example.org/runs/7",
            true);

    private static final Deployment EMPTY = new Deployment(
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            null,
            NOW.plusNanos(1_456_789),
            null,
            null,
            null,
            null,
            false);

    @Test
    void readsWhatItWrote() {
        for (boolean more : List.of(true, false)) {
            var page = new ChangePage("epoch", List.of(FULL, EMPTY, FULL), "cursor", more, NOW);

            assertThat(PageFormat.read(PageFormat.write(page))).isEqualTo(page);
        }
    }

    @Test
    void readsNothingFromHalfOfIt() {
        byte[] whole = PageFormat.write(new ChangePage("epoch", List.of(FULL, EMPTY), "cursor", true, NOW));

        assertThat(IntStream.range(0, whole.length - 4))
                .allSatisfy(length -> assertDamaged(Arrays.copyOf(whole, length)));
    }

    @Test
    void readsNothingFromSomethingElse() throws IOException {
        assertDamaged("something else".getBytes(UTF_8));
        assertDamaged(deflated("12345678"));
        assertDamaged(deflated("12345678{\"epoch\":\"e\",\"items\":[]}"));
        assertDamaged(deflated("12345678[]"));
    }

    @Test
    void readsNothingWhereOneByteIsAnotherOne() {
        byte[] page = PageFormat.write(new ChangePage("epoch", List.of(FULL, EMPTY), "cursor", true, NOW));

        // The first two bytes are the format's header, in which not every bit is checked.
        assertThat(IntStream.range(2, page.length)).allSatisfy(place -> {
            byte[] other = page.clone();
            other[place]++;
            assertDamaged(other);
        });
    }

    private static void assertDamaged(byte[] bytes) {
        assertThatExceptionOfType(PageFormat.DamagedPage.class).isThrownBy(() -> PageFormat.read(bytes));
    }

    private static byte[] deflated(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(bytes)) {
            deflated.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }
}
