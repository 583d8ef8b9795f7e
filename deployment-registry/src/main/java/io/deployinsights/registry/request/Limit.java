package io.deployinsights.registry.request;

import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Quoted;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many items an answer may have: a query parameter {@code limit}.
 *
 * @param most what can be asked for
 */
public record Limit(int most) {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,6}");

    /** The limit that was sent, empty for none; a bad one is a fault. */
    public OptionalInt read(@Nullable String sent, Faults faults) {
        if (sent == null || sent.isEmpty()) {
            return OptionalInt.empty();
        }
        int limit = NUMBER.matcher(sent).matches() ? Integer.parseInt(sent) : 0;
        if (limit < 1 || limit > most) {
            faults.add("limit", "is %s; allowed is 1 to %d".formatted(Quoted.text(sent), most));
        }
        return OptionalInt.of(limit);
    }
}
