package io.deployinsights.registry.listing;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.rule.Text;
import io.deployinsights.registry.deployment.rule.Time;
import io.deployinsights.registry.problem.Faults;
import io.deployinsights.registry.request.Limit;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.StringNode;

/** Understands the query parameters of a listing. */
final class Parameters {

    private static final Limit LIMIT = new Limit(1_000);
    private static final Time TIME = new Time();

    private Parameters() {}

    static Selection selection(ListingParameters sent, Faults faults) {
        Map<Field, String> equal = new EnumMap<>(Field.class);
        sent.filters().forEach((field, value) -> {
            if (value != null && !Text.normalized(value).isEmpty()) {
                equal.put(field, value);
            }
        });
        Instant from = time("from", sent.from(), faults);
        Instant to = time("to", sent.to(), faults);
        if (from != null && to != null && from.isAfter(to)) {
            faults.add("from", "is %s, after to, which is %s; allowed is a time before to".formatted(from, to));
        }
        return new Selection(equal, from, to);
    }

    static OptionalInt limit(ListingParameters sent, Faults faults) {
        return LIMIT.read(sent.limit(), faults);
    }

    private static @Nullable Instant time(String name, @Nullable String sent, Faults faults) {
        if (sent == null || sent.isEmpty() || Time.isAbsent(sent)) {
            return null;
        }
        return TIME.read(name, StringNode.valueOf(sent), faults) instanceof Instant time ? time : null;
    }
}
