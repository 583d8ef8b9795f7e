package io.deployinsights.insights.deployment;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds names that are spelled in several ways: equal but for case, blanks, Unicode form or invisible characters. Of those, all spellings are
 * odd but the most frequent one. An environment called {@code prod}, {@code prd} or {@code live} is odd beside {@code production}.
 */
public final class Spellings {

    private static final String PRODUCTION = "production";
    private static final Set<String> ALIASES = Set.of("prod", "prd", "live");

    /** The first character that is another one of two texts decides, by its number. */
    private static final Comparator<String> BY_CODE_POINT =
            Comparator.comparing(name -> name.codePoints().toArray(), Arrays::compare);

    private Spellings() {}

    /**
     * The places of the targets of which the service or the environment is an odd spelling.
     *
     * @param deployments how many each target has
     */
    public static BitSet odd(List<Target> targets, int[] deployments) {
        var services = names(targets, deployments, Target::serviceName);
        var environments = names(targets, deployments, Target::environment);
        var odd = odd(services);
        var oddEnvironments = odd(environments);
        if (environments.keySet().stream().anyMatch(name -> folded(name).equals(PRODUCTION))) {
            environments.keySet().stream()
                    .filter(name -> ALIASES.contains(folded(name)))
                    .forEach(oddEnvironments::add);
        }
        var found = new BitSet();
        IntStream.range(0, deployments.length)
                .filter(target -> odd.contains(targets.get(target).serviceName())
                        || oddEnvironments.contains(targets.get(target).environment()))
                .forEach(found::set);
        return found;
    }

    /** What is left of a name when all is forgiven that people don't see, or don't mean. */
    static String folded(String name) {
        if (name.chars().allMatch(c -> c > ' ' && c < 127 && (c < 'A' || c > 'Z'))) {
            return name;
        }
        var seen = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(Spellings::isSeen)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        // Full case folding (Unicode Standard, 5.18) by way of upper case, which makes two letters of ß.
        var folded = seen.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(folded, Normalizer.Form.NFKC);
    }

    private static boolean isSeen(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isWhitespace(codePoint)
                && !Character.isSpaceChar(codePoint)
                && type != Character.CONTROL
                && type != Character.FORMAT;
    }

    /** How many deployments have each name. */
    private static Map<String, Integer> names(
            List<Target> targets, int[] deployments, Function<Target, @Nullable String> name) {
        var counts = new HashMap<String, Integer>();
        for (int target = 0; target < deployments.length; target++) {
            var named = name.apply(targets.get(target));
            if (named != null && deployments[target] > 0) {
                counts.merge(named, deployments[target], Integer::sum);
            }
        }
        return counts;
    }

    private static Set<String> odd(Map<String, Integer> counts) {
        var spellings = new HashMap<String, List<String>>();
        counts.keySet()
                .forEach(name -> spellings
                        .computeIfAbsent(folded(name), folded -> new ArrayList<>())
                        .add(name));
        var odd = new HashSet<String>();
        for (var alike : spellings.values()) {
            if (alike.size() > 1) {
                alike.sort(Comparator.comparingInt((String name) -> -counts.getOrDefault(name, 0))
                        .thenComparing(BY_CODE_POINT));
                odd.addAll(alike.subList(1, alike.size()));
            }
        }
        return odd;
    }
}
