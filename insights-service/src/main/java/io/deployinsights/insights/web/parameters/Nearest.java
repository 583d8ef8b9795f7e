package io.deployinsights.insights.web.parameters;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** The known name that was most likely meant: the one that takes the fewest edits (Levenshtein), whatever the case. */
final class Nearest {

    private static final LevenshteinDistance EDITS = LevenshteinDistance.getDefaultInstance();

    /** A mistyped name is hardly longer. */
    private static final int LONGEST = 60;

    private Nearest() {}

    /**
     * The nearest of the known names, the first in the alphabet where several are.
     *
     * @throws java.util.NoSuchElementException when no name is known
     */
    static String to(String sent, Collection<String> known) {
        var meant = sent.substring(0, Math.min(sent.length(), LONGEST)).toLowerCase(Locale.ROOT);
        return known.stream()
                .min(Comparator.comparingInt((String each) -> EDITS.apply(meant, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }
}
