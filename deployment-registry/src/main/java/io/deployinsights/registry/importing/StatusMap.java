package io.deployinsights.registry.importing;

import io.deployinsights.registry.deployment.Status;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.text.Nearest;
import io.deployinsights.registry.text.Quoted;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the statuses of a file mean here: the query parameter {@code statusMap}, {@code success:Succeeded,failure:Failed}. */
record StatusMap(Map<String, String> known) {

    private static final String PARAMETER = "statusMap";

    private static final String ALLOWED = "allowed are pairs such as success:Succeeded,failure:Failed";

    /**
     * Reads the parameter.
     *
     * @throws io.deployinsights.registry.problem.InvalidRequest (400) for a pair that is none, and for a status that there isn't
     */
    static StatusMap of(@Nullable String sent) {
        Faults faults = new Faults();
        Map<String, String> known = new HashMap<>();
        for (String pair : sent == null || sent.isBlank() ? new String[0] : sent.split(",")) {
            add(pair.strip(), known, faults);
        }
        faults.reject();
        return new StatusMap(Map.copyOf(known));
    }

    private static void add(String pair, Map<String, String> known, Faults faults) {
        // A status of another tool may hold a colon, one of ours doesn't.
        int colon = pair.lastIndexOf(':');
        String from = pair.substring(0, Math.max(0, colon)).strip();
        String to = pair.substring(colon + 1).strip();
        if (from.isEmpty()) {
            faults.add(PARAMETER, "has %s, which is no pair; %s".formatted(Quoted.text(pair), ALLOWED));
        } else if (!Status.words().contains(to)) {
            faults.add(
                    PARAMETER,
                    "maps %s to %s, which is no status; allowed is one of %s; %s"
                            .formatted(
                                    Quoted.text(from),
                                    Quoted.text(to),
                                    String.join(", ", Status.words()),
                                    Nearest.hint(to, Status.words())));
        } else if (!to.equals(known.getOrDefault(key(from), to))) {
            faults.add(PARAMETER, "maps %s twice, and not to the same status".formatted(Quoted.text(from)));
        } else {
            known.put(key(from), to);
        }
    }

    /** What a status of the file means; itself where it has no pair. The case of letters doesn't matter. */
    String apply(String status) {
        return known.getOrDefault(key(status), status);
    }

    private static String key(String status) {
        return status.strip().toLowerCase(Locale.ROOT);
    }
}
