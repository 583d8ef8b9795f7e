package io.deployinsights.insights.web.parameters;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/** The known name that was most likely meant: the one that takes the fewest edits (Levenshtein), whatever the case. */
final class Nearest {

    /** Nobody mistypes a name into a longer one. */
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
                .min(Comparator.comparingInt((String each) -> edits(meant, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .orElseThrow();
    }

    private static int edits(String from, String to) {
        int[] above = new int[to.length() + 1];
        for (int i = 0; i <= to.length(); i++) {
            above[i] = i;
        }
        for (int row = 1; row <= from.length(); row++) {
            int[] current = new int[to.length() + 1];
            current[0] = row;
            for (int i = 1; i <= to.length(); i++) {
                int replace = above[i - 1] + (from.charAt(row - 1) == to.charAt(i - 1) ? 0 : 1);
                current[i] = Math.min(replace, 1 + Math.min(above[i], current[i - 1]));
            }
            above = current;
        }
        return above[to.length()];
    }
}
