package io.deployinsights.support.server;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The hosts that a request may be addressed to. A web page can have its own name resolved to an address of this machine and then read
 * and write here as if it had come from here (DNS rebinding), but it can't change the name: it always sends its own. So a name has to be
 * a known one, and an IP address is harmless.
 */
final class AllowedHosts {

    /** RFC 9110, 7.2; an address of version 6 has brackets. */
    private static final Pattern HOST = Pattern.compile("(\\[([0-9A-Fa-f:.]+)]|[A-Za-z0-9._-]+)(:\\d{0,5})?");

    private static final Pattern NUMBERS = Pattern.compile("\\d+\\.\\d+\\.\\d+\\.\\d+");

    private static final String ALWAYS = "localhost";

    private final Set<String> names;

    AllowedHosts(Collection<String> names) {
        this.names = Stream.concat(Stream.of(ALWAYS), names.stream())
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(AllowedHosts::uniform)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a {@code Host} header names one of them, with any port. */
    boolean contain(String host) {
        var parts = HOST.matcher(host);
        if (!parts.matches()) {
            return false;
        }
        String name = parts.group(1);
        String version6 = parts.group(2);
        if (version6 != null) {
            return isAddress(version6, Inet6Address::ofLiteral);
        }
        return names.contains(uniform(name))
                || (NUMBERS.matcher(name).matches() && isAddress(name, Inet4Address::ofLiteral));
    }

    /** Asks no name server: only the text is looked at. */
    private static boolean isAddress(String text, Consumer<String> parse) {
        try {
            parse.accept(text);
            return true;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** Names have no case, and the dot of the root at their end changes nothing. */
    private static String uniform(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
