package io.deployinsights.insights.web.parameters;

import io.deployinsights.insights.metric.Metric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A request's parameters while they are being read. Those that have been read are known; those that were sent and never read are rejected in the
 * end. An empty value counts as absent.
 */
public final class Parameters {

    private final QueryString sent;
    private final Set<String> known = new TreeSet<>();
    private final Map<String, @Nullable Object> asked = new LinkedHashMap<>();
    private final List<Rejection> rejections = new ArrayList<>();

    private Parameters(QueryString sent) {
        this.sent = sent;
    }

    /**
     * Reads a request's parameters.
     *
     * @param read asks for every parameter there can be; what it returns is used only when nothing was rejected
     * @throws ParametersRejected when one was not understood, with all that were not
     */
    public static <T> T read(QueryString sent, Function<Parameters, T> read) {
        var parameters = new Parameters(sent);
        var result = read.apply(parameters);
        parameters.rejectUnknown();
        if (!parameters.rejections.isEmpty()) {
            throw new ParametersRejected(parameters.rejections);
        }
        return result;
    }

    /**
     * What has been read so far, by name: as it was sent, or the default; a list of what may be repeated, and null for what was not sent and has
     * no default.
     */
    public Map<String, @Nullable Object> asked() {
        return Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /** All values of a parameter that may be repeated. A comma is a part of a value. */
    Set<String> all(String name) {
        known.add(name);
        var values = new LinkedHashSet<>(sent.values().getOrDefault(name, List.of()));
        values.remove("");
        asked.put(name, List.copyOf(values));
        return values;
    }

    /** The value of a parameter that may be sent once; null where there is none. */
    @Nullable
    String one(String name) {
        known.add(name);
        var values = sent.values().getOrDefault(name, List.of()).stream()
                .filter(value -> !value.isEmpty())
                .toList();
        if (values.size() > 1) {
            reject(
                    name,
                    "%s is given %d times, with %s and %s: once is allowed"
                            .formatted(
                                    name, values.size(), Quoted.text(values.getFirst()), Quoted.text(values.get(1))));
        }
        var value = values.isEmpty() ? null : values.getFirst();
        asked.put(name, value);
        return value;
    }

    /** The choice that a parameter names, as its key in {@code choices}; that of another key where there is none. */
    public <T> T choice(String name, Map<String, T> choices, String otherwise) {
        var fallback = Objects.requireNonNull(choices.get(otherwise), otherwise);
        var value = one(name);
        if (value == null) {
            asked.put(name, otherwise);
            return fallback;
        }
        var chosen = choices.get(value);
        if (chosen == null) {
            var allowed = String.join(", ", choices.keySet());
            reject(name, "%s is %s: allowed are %s".formatted(name, Quoted.text(value), allowed));
            return fallback;
        }
        return chosen;
    }

    /** As {@link #choice(String, Map, String)}, but null where there is none. */
    public <T> @Nullable T choice(String name, Map<String, T> choices) {
        return one(name) == null ? null : required(name, choices);
    }

    /** As {@link #choice(String, Map, String)}, but one must be made. */
    public <T> T required(String name, Map<String, T> choices) {
        if (one(name) == null) {
            reject(name, "%s is missing: one of %s".formatted(name, String.join(", ", choices.keySet())));
        }
        return choice(name, choices, choices.keySet().iterator().next());
    }

    /** A metric as its own parameters choose it. */
    public <R> Metric<R> choose(Metric<R> metric) {
        var chosen = new LinkedHashMap<String, String>();
        for (var choice : metric.choices()) {
            var values = new LinkedHashMap<String, String>();
            choice.values().forEach(value -> values.put(value, value));
            var value = choice.otherwise() == null
                    ? choice(choice.name(), values)
                    : choice(choice.name(), values, choice.otherwise());
            if (value != null) {
                chosen.put(choice.name(), value);
            }
        }
        return metric.with(chosen);
    }

    /** The integer that a parameter is, from {@code least} to {@code most}; the fallback where there is none. */
    public int number(String name, int least, int most, int fallback) {
        var value = one(name);
        if (value == null) {
            asked.put(name, fallback);
            return fallback;
        }
        try {
            int number = Integer.parseInt(value);
            if (number >= least && number <= most) {
                asked.put(name, number);
                return number;
            }
        } catch (NumberFormatException e) {
            // Rejected below, as a number outside the range is.
        }
        reject(name, "%s is %s: allowed is an integer from %d to %d".formatted(name, Quoted.text(value), least, most));
        return fallback;
    }

    /**
     * What a parameter means, null where there is none.
     *
     * @param parse throws an {@link IllegalArgumentException} that says what is allowed
     */
    public <T> @Nullable T parsed(String name, Function<String, T> parse) {
        var value = one(name);
        try {
            return value == null ? null : parse.apply(value);
        } catch (IllegalArgumentException e) {
            reject(name, "%s is %s: %s".formatted(name, Quoted.text(value), e.getMessage()));
            return null;
        }
    }

    /** As {@link #parsed(String, Function)}, with a text that stands for what is not sent. */
    public <T> @Nullable T parsed(String name, Function<String, T> parse, String otherwise) {
        if (one(name) == null) {
            asked.put(name, otherwise);
            return parse.apply(otherwise);
        }
        return parsed(name, parse);
    }

    /**
     * What each value of a parameter means that may be repeated.
     *
     * @param parse throws an {@link IllegalArgumentException} that says what is allowed
     */
    public <T> Set<T> allParsed(String name, Function<String, T> parse) {
        var parsed = new LinkedHashSet<T>();
        for (var value : all(name)) {
            try {
                parsed.add(parse.apply(value));
            } catch (IllegalArgumentException e) {
                reject(name, "%s is %s: %s".formatted(name, Quoted.text(value), e.getMessage()));
            }
        }
        return parsed;
    }

    /** The choices that a parameter names which may be repeated, as their keys in {@code choices}. */
    public <T> Set<T> choices(String name, Map<String, T> choices) {
        return allParsed(name, value -> {
            var chosen = choices.get(value);
            if (chosen == null) {
                throw new IllegalArgumentException("allowed are " + String.join(", ", choices.keySet()));
            }
            return chosen;
        });
    }

    void reject(String field, String message) {
        var rejection = new Rejection(field, message);
        if (!rejections.contains(rejection)) {
            rejections.add(rejection);
        }
    }

    private void rejectUnknown() {
        for (var name : sent.values().keySet()) {
            if (!known.contains(name)) {
                var shown = Quoted.text(name);
                reject(
                        shown.substring(1, shown.length() - 1),
                        "%s is no parameter of this address: did you mean '%s'? There are %s"
                                .formatted(shown, Nearest.to(name, known), String.join(", ", known)));
            }
        }
    }
}
