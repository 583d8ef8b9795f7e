package io.deployinsights.support.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a file of settings says of each setting: its value, and the comment above it, which no YAML parser keeps.
 *
 * @param settings by key, with dots
 */
record YamlComments(Map<String, Setting> settings) {

    private static final Pattern LINE = Pattern.compile("( *)([\\w.-]+):(?: +(.*))?");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([A-Z_]+):(.*)}");
    /** The value of another setting. */
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{[a-z.-]+:(.*)}");

    private static final int INDENT = 2;

    /** @param variable the environment variable that the value is read from; null where it has none of its own */
    record Setting(@Nullable String variable, String byDefault, String comment) {}

    static YamlComments of(Path file) throws IOException {
        var settings = new LinkedHashMap<String, Setting>();
        var path = new ArrayList<String>();
        var comment = new ArrayList<String>();
        for (var line : Files.readAllLines(file)) {
            var text = line.strip();
            var key = LINE.matcher(line);
            if (text.startsWith("#")) {
                comment.add(text.substring(1).strip());
            } else if (key.matches()) {
                path.subList(key.group(1).length() / INDENT, path.size()).clear();
                path.add(key.group(2));
                settings.put(String.join(".", path), setting(key.group(3), String.join(" ", comment)));
                comment.clear();
            }
        }
        return new YamlComments(settings);
    }

    private static Setting setting(@Nullable String value, String comment) {
        var text = value == null || value.equals("[]") ? "" : value;
        var placeholder = PLACEHOLDER.matcher(text);
        var reference = REFERENCE.matcher(text);
        return placeholder.matches()
                ? new Setting(placeholder.group(1), placeholder.group(2), comment)
                : new Setting(null, reference.matches() ? reference.group(1) : text, comment);
    }
}
