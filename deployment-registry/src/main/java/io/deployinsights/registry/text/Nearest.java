package io.deployinsights.registry.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what a writer probably meant. */
public final class Nearest {

    private static final int COMPARED_CHARACTERS = 100;

    private Nearest() {}

    /** A sentence that names the candidate nearest to what was sent; the case of letters counts least. */
    public static String hint(String sent, Collection<String> candidates) {
        String start = sent.substring(0, Math.min(sent.length(), COMPARED_CHARACTERS));
        return candidates.stream()
                .min(Comparator.comparingInt((String candidate) -> distance(lower(start), lower(candidate)))
                        .thenComparingInt(candidate -> distance(start, candidate)))
                .map(candidate -> "did you mean " + Quoted.text(candidate) + "?")
                .orElse("none is known");
    }

    private static int distance(String one, String other) {
        return LevenshteinDistance.getDefaultInstance().apply(one, other);
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
