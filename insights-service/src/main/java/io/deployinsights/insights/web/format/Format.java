package io.deployinsights.insights.web.format;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;

/** What an answer can be written as, the default first. */
public enum Format {
    JSON(MediaType.APPLICATION_JSON),
    CSV(new MediaType("text", "csv", StandardCharsets.UTF_8)),
    /** CSV that a browser saves as a file by itself. */
    SAVED_CSV(CSV.type);

    // A media type never changes, but has no annotation that says so.
    @SuppressWarnings("ImmutableEnumChecker")
    private final MediaType type;

    Format(MediaType type) {
        this.type = type;
    }

    public MediaType type() {
        return type;
    }

    /** The same for a browser that navigates to it, and so saves what is no page. */
    public Format saved() {
        return this == CSV ? SAVED_CSV : this;
    }

    public boolean isFile() {
        return this != JSON;
    }

    /**
     * The format that a reader likes best.
     *
     * @param accepted what the reader takes, the best first
     * @return empty when the reader takes none of them
     */
    public static Optional<Format> bestOf(List<MediaType> accepted) {
        return accepted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.isCompatibleWith(format.type) && !format.isRefusedBy(accepted)))
                .findFirst();
    }

    private boolean isRefusedBy(List<MediaType> accepted) {
        return accepted.stream().anyMatch(each -> each.getQualityValue() == 0 && each.equalsTypeAndSubtype(type));
    }
}
