package io.deployinsights.registry.change.conflict;

import static io.deployinsights.registry.deployment.Field.FINISHED_AT;
import static io.deployinsights.registry.deployment.Field.STARTED_AT;
import static io.deployinsights.registry.deployment.Field.STATUS;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.Status;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.text.Nearest;
import io.deployinsights.registry.text.Quoted;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Which of two records of the same id an import keeps. */
public enum OnConflict {
    /** The one that is there. */
    KEEP,
    /**
     * The one that is further along: by its status, then by the later finish, then by the later start. The one that is there when they
     * are equally far.
     */
    NEWER,
    /** The one that is sent. */
    REPLACE;

    private static final String PARAMETER = "onConflict";

    private static final Comparator<Document> PROGRESS = Comparator.comparingInt(OnConflict::progress)
            .thenComparing(deployment -> time(FINISHED_AT, deployment))
            .thenComparing(deployment -> time(STARTED_AT, deployment));

    /**
     * Reads the query parameter {@code onConflict}.
     *
     * @throws InvalidRequest (400) for what is none of these
     */
    public static OnConflict of(@Nullable String sent) {
        if (sent == null || sent.isEmpty()) {
            return KEEP;
        }
        List<String> words = Arrays.stream(values()).map(OnConflict::word).toList();
        int found = words.indexOf(sent.toLowerCase(Locale.ROOT));
        if (found < 0) {
            throw new InvalidRequest(
                    PARAMETER,
                    "is %s; allowed is one of %s; %s"
                            .formatted(Quoted.text(sent), String.join(", ", words), Nearest.hint(sent, words)));
        }
        return values()[found];
    }

    /** Whether what was sent is stored in place of what is there. */
    public boolean replaces(Document stored, Document sent) {
        return switch (this) {
            case KEEP -> false;
            case NEWER -> PROGRESS.compare(sent, stored) > 0;
            case REPLACE -> true;
        };
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static int progress(Document deployment) {
        return Status.of(deployment.get(STATUS.stored())).map(Status::progress).orElse(0);
    }

    private static Instant time(Field field, Document deployment) {
        return StoredTime.of(deployment.get(field.stored())).orElse(Instant.MIN);
    }
}
