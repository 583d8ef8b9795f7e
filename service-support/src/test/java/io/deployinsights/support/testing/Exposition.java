package io.deployinsights.support.testing;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Prometheus scrapes from a service: a family of series a meter. */
public record Exposition(String text) {

    private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) \\w+");
    private static final Pattern SERIES = Pattern.compile("(\\w+)(?:\\{(.*)})? (\\S+)(?: # .*)?");
    private static final Pattern LABEL = Pattern.compile("(\\w+)=\"((?:[^\"\\\\]|\\\\.)*)\"");

    /** The names of the families. */
    public Set<String> families() {
        var names = new TreeSet<String>();
        text.lines().map(TYPE::matcher).filter(type -> type.matches()).forEach(type -> names.add(type.group(1)));
        // The longest of a timer has a family of its own, but is described with it.
        names.removeIf(name -> name.endsWith("_max") && names.contains(name.substring(0, name.length() - 4)));
        return names;
    }

    /** The names of the labels that a family's series have, but for those that Prometheus defines. */
    public Set<String> labels(String family) {
        var names = new TreeSet<String>();
        series().filter(series -> series.matches() && series.group(1).matches(family + "(_bucket|_count|_sum)?"))
                .forEach(series -> names.addAll(labelsOf(series.group(2)).keySet()));
        names.remove("le");
        return names;
    }

    /** How many series there are. */
    public long size() {
        return series().filter(series -> series.matches()).count();
    }

    /** The values of a series, by the labels that are given. */
    public List<Double> values(String name, String... labels) {
        return series().filter(series -> series.matches() && series.group(1).equals(name))
                .filter(series -> List.of(labels).stream()
                        .allMatch(label -> String.valueOf(series.group(2)).contains(label)))
                .map(series -> Double.valueOf(series.group(3)))
                .toList();
    }

    private Stream<Matcher> series() {
        return text.lines().filter(line -> !line.startsWith("#")).map(SERIES::matcher);
    }

    private static Map<String, String> labelsOf(String text) {
        var labels = new TreeMap<String, String>();
        if (text != null) {
            LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }
}
