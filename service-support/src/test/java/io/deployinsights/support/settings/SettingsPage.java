package io.deployinsights.support.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The table of the settings of a module in {@code docs/configuration.md}. Its rows are its property records, as the configuration
 * processor describes them, and whatever its file of settings reads from an environment variable with a name of its own.
 */
public final class SettingsPage {

    private static final Path PAGE = Path.of("../docs/configuration.md");
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final String REFRESH = "settings.refresh";

    private SettingsPage() {}

    /**
     * Compares the table with the code; with {@code -Dsettings.refresh} writes it instead.
     *
     * @param module its folder, which is the working directory
     * @param file its file of settings
     */
    public static void check(String module, String file) throws IOException {
        var page = Files.readString(PAGE);
        int start = end(page, "<!-- settings of " + module + " -->\n", 0);
        int end = page.indexOf("<!-- end of settings -->", start);
        var table = table(file);

        if (System.getProperty(REFRESH) != null) {
            Files.writeString(PAGE, page.substring(0, start) + table + page.substring(end));
            return;
        }
        assertThat(page.substring(start, end))
                .as("docs/configuration.md; -D%s writes it again", REFRESH)
                .isEqualTo(table);
    }

    private static int end(String page, String mark, int from) {
        int start = page.indexOf(mark, from);
        assertThat(start).as("docs/configuration.md has no line %s", mark).isNotNegative();
        return start + mark.length();
    }

    private static String table(String name) throws IOException {
        var file = YamlComments.of(RESOURCES.resolve(name));
        var rows = new TreeMap<String, String>();
        file.settings().forEach((key, setting) -> {
            if (setting.variable() != null) {
                rows.put(key, row(key, setting.variable(), setting.byDefault(), setting.comment()));
            }
        });
        for (var property : properties()) {
            var key = property.get("name").stringValue();
            var setting = file.settings().get(key);
            var description = property.get("description").stringValue();
            assertThat(setting).as("%s in %s", key, name).isNotNull();
            assertThat(setting.comment())
                    .as("the comment of %s in %s", key, name)
                    .isEqualTo(plain(description));
            assertThat(setting.byDefault())
                    .as("the default of %s", key)
                    .isEqualTo(property.path("defaultValue").asString(""));
            rows.put(key, row(key, setting.variable(), setting.byDefault(), description));
        }
        return rows.values().stream()
                .collect(Collectors.joining(
                        "", "\n| setting | variable | default | what it is |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String row(String key, @Nullable String variable, String byDefault, String description) {
        var shown = byDefault.isEmpty() ? "empty" : "`" + byDefault + "`";
        return "| `%s` | `%s` | %s | %s |\n"
                .formatted(key, variable == null ? variable(key) : variable, shown, markdown(description));
    }

    /** As Spring Boot derives it. */
    private static String variable(String key) {
        return key.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT);
    }

    private static String markdown(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "`$1`").replace("|", "\\|");
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@code ([^}]*)}", "$1");
    }

    private static Iterable<JsonNode> properties() {
        try {
            var file = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
            var properties =
                    JsonMapper.shared().readTree(Files.readString(file)).get("properties");
            return StreamSupport.stream(properties.spliterator(), false).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
