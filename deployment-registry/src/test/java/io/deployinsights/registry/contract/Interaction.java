package io.deployinsights.registry.contract;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A question that insights asks, and what the answer must be like for insights to understand it. */
record Interaction(Path file, JsonNode content) {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path FOLDER =
            Path.of("../contracts/registry").toAbsolutePath().normalize();

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, schemas -> schemas.schemas(Interaction::read));

    static List<Interaction> all() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.sorted()
                    .map(file -> of(file, read(file.toUri().toString())))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Interaction of(Path file, String text) {
        return new Interaction(file, JsonMapper.shared().readTree(text));
    }

    /** The same with each variable, {@code {name}} in its texts, as it really is. */
    Interaction with(Map<String, String> variables) {
        String text = content.toString();
        for (var variable : variables.entrySet()) {
            text = text.replace("{" + variable.getKey() + "}", variable.getValue());
        }
        return of(file, text);
    }

    String given() {
        return content.get("given").stringValue();
    }

    String path() {
        return content.at("/request/path").stringValue();
    }

    int status() {
        return content.at("/answer/status").intValue();
    }

    String contentType() {
        return content.at("/answer/contentType").stringValue();
    }

    JsonNode example() {
        return content.at("/answer/body");
    }

    /** The variables of the example. */
    Map<String, String> variables() {
        return content.path("variables")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, variable -> variable.getValue().stringValue()));
    }

    /** What insights would not understand of an answer. */
    List<Error> misunderstandings(String body) {
        return SCHEMAS.getSchema(SchemaLocation.of(file.toUri().toString()), content.at("/answer/schema"))
                .validate(body, InputFormat.JSON);
    }

    private static String read(String uri) {
        try {
            return Files.readString(Path.of(URI.create(uri)));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public String toString() {
        return file.getFileName() + ", " + given();
    }
}
