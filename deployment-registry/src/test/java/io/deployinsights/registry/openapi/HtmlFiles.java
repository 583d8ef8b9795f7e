package io.deployinsights.registry.openapi;

import java.util.List;
import java.util.regex.Pattern;

/** The files that a page names. */
final class HtmlFiles {

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"(?:[.]/)?([^\"]+)\"");

    private HtmlFiles() {}

    static List<String> namedIn(String html) {
        return NAMED.matcher(html).results().map(named -> named.group(1)).toList();
    }

    /** The type that a browser expects of a file. */
    static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.'))) {
            case ".css" -> "text/css";
            case ".js" -> "text/javascript";
            case ".png" -> "image/png";
            default -> throw new AssertionError(file);
        };
    }
}
