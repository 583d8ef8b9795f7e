package io.deployinsights.insights.contract;

import com.sun.net.httpserver.HttpHandler;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A question of this service to a registry, and an example of the answer.
 *
 * @param name its file in {@code contracts}, without extension
 * @param uri the requested address: a path, with the example's variables in it
 */
record Interaction(String name, String uri, int status, String contentType, JsonNode body, JsonNode variables) {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path CONTRACTS = Path.of("../contracts");

    /** All with the registry of this project, or with the original one. */
    static List<Interaction> of(String registry) {
        try (var files = Files.list(CONTRACTS.resolve(registry))) {
            return files.map(file -> read(CONTRACTS.relativize(file))).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Interaction named(String name) {
        return read(Path.of(name + ".json"));
    }

    /** What is said of the answer, or of parts of it. */
    static JsonNode schema(String name) {
        return json(Path.of("schemas", name + ".json"));
    }

    @Nullable
    String variable(String name) {
        return variables.path(name).asStringOpt().orElse(null);
    }

    boolean isAnswered() {
        return status == 200;
    }

    HttpHandler answer() {
        return StandInRegistry.bytes(status, contentType, body.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Interaction read(Path file) {
        var content = json(file);
        var variables = content.path("variables");
        var uri = content.at("/request/path").stringValue();
        for (var variable : variables.properties()) {
            uri = uri.replace("{" + variable.getKey() + "}", variable.getValue().stringValue());
        }
        return new Interaction(
                file.toString().replace(".json", ""),
                uri,
                content.at("/answer/status").intValue(),
                content.at("/answer/contentType").stringValue(),
                content.at("/answer/body"),
                variables);
    }

    private static JsonNode json(Path file) {
        try {
            return JsonMapper.shared().readTree(Files.readString(CONTRACTS.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
