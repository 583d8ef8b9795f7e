package io.deployinsights.registry.rendering;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** The forms a list of deployments can be had in. */
public enum Format {
    JSON("application/json"),
    NDJSON("application/x-ndjson"),
    CSV("text/csv;charset=UTF-8;header=present");

    private final String contentType;

    Format(String contentType) {
        this.contentType = contentType;
    }

    /** What to send as {@code Content-Type}. */
    public String contentType() {
        return contentType;
    }

    /** What to send as {@code Content-Disposition}: a name for what is rather saved than looked at. */
    public Optional<String> disposition() {
        return this == CSV ? Optional.of("attachment; filename=\"deployments.csv\"") : Optional.empty();
    }

    /**
     * Starts a list.
     *
     * @param saved whether a browser saves it by itself as a file, which Excel may open then: no script has asked for it
     */
    public DeploymentWriter writer(OutputStream target, boolean saved) {
        return switch (this) {
            case JSON -> new JsonArray(target);
            case NDJSON -> new JsonLines(target);
            case CSV -> new Csv(target, saved);
        };
    }

    /** The format a reader likes best; JSON where there is no preference, empty when it takes none of them. */
    public static Optional<Format> accepted(Collection<MediaType> accept) {
        List<MediaType> wanted = new ArrayList<>(accept.isEmpty() ? List.of(MediaType.ALL) : accept);
        MimeTypeUtils.sortBySpecificity(wanted);
        wanted.sort(Comparator.comparingDouble(MediaType::getQualityValue).reversed());
        return wanted.stream()
                .filter(type -> type.getQualityValue() > 0)
                .flatMap(type -> Arrays.stream(values())
                        .filter(format -> type.includes(MediaType.parseMediaType(format.contentType))))
                .findFirst();
    }
}
