package io.deployinsights.insights.registry.cache;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.boot.ssl.pem.PemSslStore;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;

/** Whose certificates a Redis may have. A managed one brings an authority of its own, which no machine knows. */
final class RedisAuthority {

    private static final String PROPERTY = "insights.cache.authority";

    private RedisAuthority() {}

    /**
     * Trusts these authorities and no others. The client checks as well that the certificate is that of the host.
     *
     * @param pem one certificate or more, as text
     * @param url where Redis is
     * @throws InvalidConfigurationPropertyValueException when the text holds no certificate, or the connection would have no TLS
     */
    static TrustManagerFactory trust(String pem, String url) {
        if (!url.startsWith("rediss://")) {
            // The address may hold a password.
            throw refused(
                    "a Redis is trusted by its certificate, and the address in spring.data.redis.url (REDIS_URL) has"
                            + " no TLS; allowed is one that begins with rediss://, or no REDIS_CA");
        }
        var store = PemSslStore.of(certificates(pem), null);
        return SslBundle.of(new PemSslStoreBundle(null, store)).getManagers().getTrustManagerFactory();
    }

    private static List<X509Certificate> certificates(String pem) {
        try {
            return PemContent.of(pem).getCertificates();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw refused(
                    "REDIS_CA is %d characters that hold no certificate; allowed is PEM, -----BEGIN CERTIFICATE----- and so on"
                            .formatted(pem.length()));
        }
    }

    /** Shown with the name of the setting, without a stack trace and without its value, which might be a key. */
    private static InvalidConfigurationPropertyValueException refused(String reason) {
        return new InvalidConfigurationPropertyValueException(PROPERTY, "(not shown)", reason);
    }
}
