package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What whoever has named the wrong authority is told; whom the right one lets insights trust, RedisTlsIT shows. */
@ExtendWith(OutputCaptureExtension.class)
class RedisAuthorityTests {

    /** Nobody listens there. */
    private static final String ADDRESS = "127.0.0.1:1";

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry();

    @Test
    void refusesAnAuthorityForAConnectionWithoutTls(CapturedOutput output) {
        assertRefused("redis://:secret@" + ADDRESS, "whatever it is");

        assertThat(output)
                .contains("insights.cache.authority", "REDIS_URL", "allowed is one that begins with rediss://")
                .doesNotContain("secret");
    }

    @Test
    void refusesWhatIsNoCertificate(CapturedOutput output) {
        assertRefused("rediss://" + ADDRESS, "/etc/redis/ca.crt");

        assertThat(output)
                .contains("REDIS_CA is 17 characters that hold no certificate", "-----BEGIN CERTIFICATE-----");
    }

    @Test
    void refusesADamagedCertificateAndAKey(CapturedOutput output) {
        for (var what : new String[] {"CERTIFICATE", "PRIVATE KEY"}) {
            assertRefused(
                    "rediss://" + ADDRESS, "-----BEGIN %1$s-----\nbm9uc2Vuc2U=\n-----END %1$s-----\n".formatted(what));
        }

        assertThat(output).contains("hold no certificate").doesNotContain("bm9uc2Vuc2U=");
    }

    @Test
    void needsNoRedisForAnAuthorityThatIsEmpty() {
        try (var insights = RunningInsights.before(registry.url(), "spring.data.redis.url=", "REDIS_CA=")) {
            assertThat(insights.get("/livez").statusCode()).isEqualTo(200);
        }
        try (var insights =
                RunningInsights.before(registry.url(), "spring.data.redis.url=redis://" + ADDRESS, "REDIS_CA= ")) {
            assertThat(insights.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    private void assertRefused(String url, String authority) {
        assertThatThrownBy(() -> RunningInsights.before(
                                registry.url(), "spring.data.redis.url=" + url, "REDIS_CA=" + authority)
                        .close())
                .isInstanceOf(Exception.class);
    }
}
