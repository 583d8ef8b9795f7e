package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Lifecycle;
import io.deployinsights.registry.importing.ImportResult.Warning;
import io.deployinsights.registry.text.Quoted;
import java.time.Instant;
import org.bson.Document;

/** What is taken as it was, and probably isn't meant like that. */
final class Doubts {

    private final Listed<Warning> warnings = new Listed<>();
    private final Instant now;

    Doubts(Instant now) {
        this.now = now;
    }

    void look(long line, Document deployment) {
        if (deployment.get(Field.STATUS.stored()) instanceof String status && !Statuses.KNOWN.contains(status)) {
            add(line, Field.STATUS.json(), unknown(status));
        }
        Lifecycle.ahead(deployment, now)
                .forEach((field, time) -> add(
                        line,
                        field.json(),
                        "is %s, more than 5 minutes ahead of the registry's time %s; it is stored as it was sent"
                                .formatted(time, now)));
    }

    void add(long line, String field, String message) {
        warnings.add(() -> new Warning(line, field, message));
    }

    Listed<Warning> warnings() {
        return warnings;
    }

    private static String unknown(String status) {
        String hint = Statuses.likely(status)
                .map(likely ->
                        "did you mean %s? statusMap=%s:%s maps it".formatted(likely, Quoted.name(status), likely))
                .orElse("statusMap can map it to one of them");
        return "is %s, which is none of %s; it is stored as it was sent; %s"
                .formatted(Quoted.text(status), String.join(", ", Statuses.KNOWN), hint);
    }
}
