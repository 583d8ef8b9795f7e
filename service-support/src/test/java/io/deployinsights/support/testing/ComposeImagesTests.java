package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComposeImagesTests {

    @Test
    void arePinnedToADigest() {
        assertThat(ComposeImages.named("REDIS_IMAGE", Map.of())).matches("redis@sha256:[0-9a-f]{64}");
    }

    @Test
    void areThoseOfTheEnvironment() {
        assertThat(ComposeImages.named("REDIS_IMAGE", Map.of("REDIS_IMAGE", "example.com:5000/redis:8.1")))
                .isEqualTo("example.com:5000/redis:8.1");
    }

    @Test
    void areNamed() {
        assertThatIllegalStateException().isThrownBy(() -> ComposeImages.named("NO_IMAGE", Map.of()));
    }
}
