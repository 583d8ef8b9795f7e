package io.deployinsights.registry.deployment.rule;

import io.deployinsights.registry.problem.Faults;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An absolute web address of at most 2,000 characters that gives no credentials away. */
public record HttpUrl() implements Rule {

    private static final int MAX_CHARACTERS = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    @Override
    public @Nullable Object read(String field, JsonNode sent, Faults faults) {
        boolean valid = sent.isString() && allowed(sent.stringValue());
        return valid ? sent.stringValue() : refuse(field, sent, faults);
    }

    private static boolean allowed(String text) {
        if (text.length() > MAX_CHARACTERS) {
            return false;
        }
        try {
            URI uri = new URI(text);
            // The authority, not the host: hosts of internal CI servers may hold an underscore, which java.net.URI
            // doesn't take for a host.
            String authority = uri.getRawAuthority();
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT))
                    && authority != null
                    && !authority.contains("@");
        } catch (URISyntaxException noUri) {
            return false;
        }
    }

    @Override
    public String allowed() {
        return "an absolute http or https URL of at most 2,000 characters, without user and password";
    }
}
