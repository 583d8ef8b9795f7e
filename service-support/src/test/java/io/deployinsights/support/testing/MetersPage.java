package io.deployinsights.support.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** The page that describes the meters of both services. */
public final class MetersPage {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path PAGE = Path.of("../docs/meters.md");

    private static final Pattern ROW = Pattern.compile("\\| `(\\w+)` \\|[^|]*\\|.*\\|([^|]*)\\|");

    /** What is in brackets, or behind a colon, are the values of a label. */
    private static final Pattern VALUES = Pattern.compile("\\([^)]*\\)|:[^;]*");

    private static final Pattern LABEL = Pattern.compile("`(\\w+)`");

    private MetersPage() {}

    /** A service has the meters of these sections, with the labels that they have there; at times also those of a section of their own. */
    public static void describes(Exposition scraped, Set<String> sections) {
        var page = meters(sections);
        var atTimes = meters(Set.of("Of the platform, at times"));
        assertThat(scraped.families())
                .containsAll(page.keySet())
                .allMatch(meter -> page.containsKey(meter) || atTimes.containsKey(meter));
        assertThat(page)
                .allSatisfy((meter, labels) ->
                        assertThat(scraped.labels(meter)).as(meter).isEqualTo(labels));
    }

    /** The meters of these sections, each with the names of its labels. */
    private static Map<String, Set<String>> meters(Set<String> sections) {
        var meters = new TreeMap<String, Set<String>>();
        var section = "";
        for (var line : lines()) {
            if (line.startsWith("## ")) {
                section = line.substring(3);
            }
            var row = ROW.matcher(line);
            if (sections.contains(section) && row.matches()) {
                meters.put(row.group(1), labels(row.group(2).strip()));
            }
        }
        return meters;
    }

    private static Set<String> labels(String cell) {
        var names = new TreeSet<String>();
        LABEL.matcher(VALUES.matcher(cell).replaceAll("")).results().forEach(label -> names.add(label.group(1)));
        return names;
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(PAGE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
