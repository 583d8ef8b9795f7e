package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** The error for a wrong authority; RedisTlsIT shows whom insights trusts with the right one. */
@ExtendWith(OutputCaptureExtension.class)
class RedisAuthorityTests {

    /** Nobody listens there. */
    private static final String ADDRESS = "127.0.0.1:1";

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry();

    @Test
    void refusesAnAuthorityForAConnectionWithoutTls(CapturedOutput output) {
        assertThatThrownBy(() -> RunningInsights.before(
                                registry.url(),
                                "spring.data.redis.url=redis://:secret@" + ADDRESS,
                                "REDIS_CA=whatever it is")
                        .close())
                .isInstanceOf(Exception.class);

        assertThat(output)
                .contains("insights.cache.authority", "REDIS_URL", "allowed is one that begins with rediss://")
                .doesNotContain("secret");
    }

    @Test
    void refusesWhatIsNoCertificate() {
        assertThat(reasonAgainst("/etc/redis/ca.crt"))
                .contains("REDIS_CA is 17 characters that hold no certificate", "-----BEGIN CERTIFICATE-----");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CERTIFICATE", "PRIVATE KEY"})
    void refusesADamagedCertificateAndAKey(String what) {
        assertThat(reasonAgainst("-----BEGIN %1$s-----\nbm9uc2Vuc2U=\n-----END %1$s-----\n".formatted(what)))
                .contains("hold no certificate")
                .doesNotContain("bm9uc2Vuc2U=");
    }

    @Test
    void needsNoTlsForAnAuthorityThatIsEmpty() {
        try (var insights =
                RunningInsights.before(registry.url(), "spring.data.redis.url=redis://" + ADDRESS, "REDIS_CA= ")) {
            assertThat(insights.get("/livez").statusCode()).isEqualTo(200);
        }
    }

    private static String reasonAgainst(String authority) {
        var refusal = catchThrowableOfType(
                InvalidConfigurationPropertyValueException.class,
                () -> RedisAuthority.trust(authority, "rediss://" + ADDRESS));
        assertThat(refusal.getName()).isEqualTo("insights.cache.authority");
        return refusal.getReason() + refusal.getValue();
    }
}
