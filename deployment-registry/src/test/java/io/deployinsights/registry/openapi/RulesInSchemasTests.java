package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.rule.Labels;
import io.deployinsights.registry.problem.Faults;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schemas of what is sent take what the rules take, up to the same limits. */
class RulesInSchemasTests {

    private static final JsonPointer SCHEMAS = JsonPointer.compile("/components/schemas");

    /** On both sides of every limit, and of every type; but nothing that the schemas can't express, such as an unseen character. */
    private static final List<String> VALUES = Stream.of(
                    IntStream.of(0, 1, 6, 7, 24, 40, 50, 51, 64, 65, 100, 101, 200, 201)
                            .mapToObj("a"::repeat)
                            .map(RulesInSchemasTests::text),
                    Stream.of("abc1234", "0123456789abcdef01234567", "PullRequest", "tag", "Tag", "Branch")
                            .map(RulesInSchemasTests::text),
                    Stream.of(
                                    "Queued",
                                    "Building",
                                    "Deploying",
                                    "Succeeded",
                                    "Failed",
                                    "RolledBack",
                                    "Cancelled",
                                    "failed")
                            .map(RulesInSchemasTests::text),
                    Stream.of(
                                    "2026-03-25T07:50:19Z",
                                    "2026-03-25T07:50:19.123+02:00",
                                    "2026-03-25",
                                    "2026-03-25T07:50:19")
                            .map(RulesInSchemasTests::text),
                    Stream.of("http://a", "HTTPS://a/b?c#d", "http://", "ftp://a", "/a", "http://a@b/", "http://a/@b")
                            .map(RulesInSchemasTests::text),
                    IntStream.of(2_000, 2_001).mapToObj(length -> text("http://" + "a".repeat(length - 7))),
                    Stream.of("-1", "0", "1", "2147483647", "2147483648", "1.5", "true", "[]", "[1]", "{\"a\":1}"),
                    IntStream.of(0, 1, 20, 21).mapToObj(RulesInSchemasTests::labels),
                    IntStream.of(0, 50, 51).mapToObj(length -> label("a".repeat(length), text("a"))),
                    IntStream.of(0, 200, 201).mapToObj(length -> label("a", text("a".repeat(length)))))
            .flatMap(values -> values)
            .toList();

    private static String text(String characters) {
        return "\"" + characters + "\"";
    }

    private static String labels(int pairs) {
        return IntStream.range(0, pairs)
                .mapToObj("\"a%d\":\"b\""::formatted)
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String label(String key, String value) {
        return "{%s:%s}".formatted(text(key), value);
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void areTheSame(Field field) {
        assertThat(VALUES)
                .allSatisfy(value -> assertThat(
                                faults("NewDeployment", field, value).isEmpty())
                        .as("%s: %s", field, value)
                        .isEqualTo(isAllowed(field, value)));
        assertThat(VALUES).anyMatch(value -> isAllowed(field, value)).anyMatch(value -> !isAllowed(field, value));
    }

    @ParameterizedTest
    @EnumSource(
            value = Field.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = {"ID", "SOURCE"})
    void areTheSameForAChange(Field field) {
        assertThat(VALUES)
                .allSatisfy(value -> assertThat(
                                faults("DeploymentPatch", field, value).isEmpty())
                        .as("%s: %s", field, value)
                        .isEqualTo(isAllowed(field, value)));
    }

    private static boolean isAllowed(Field field, String value) {
        Faults faults = new Faults();
        field.rule().read(field.json(), json(value), faults);
        return faults.all().isEmpty();
    }

    @Test
    void letNullRemoveALabelWhereLabelsAreMerged() {
        String removal = "{\"team\":null}";
        Faults faults = new Faults();
        new Labels().merge("labels", new Document(), json(removal), faults);

        assertThat(faults.all()).isEmpty();
        assertThat(faults("DeploymentPatch", Field.LABELS, removal)).isEmpty();
        assertThat(faults("NewDeployment", Field.LABELS, removal)).isNotEmpty();
    }

    @Test
    void knowEveryField() {
        assertThat(names("Deployment")).containsExactlyInAnyOrderElementsOf(Field.names());
        assertThat(names("NewDeployment")).containsExactlyInAnyOrderElementsOf(Field.names());
        assertThat(names("DeploymentPatch"))
                .containsExactlyInAnyOrderElementsOf(
                        Field.written().stream().map(Field::json).toList());
    }

    @Test
    void requireWhatTheCodeRequires() {
        assertThat(required("NewDeployment"))
                .isEqualTo(namesOf(Arrays.stream(Field.values()).filter(Field::required)));
        assertThat(required("Deployment"))
                .isEqualTo(namesOf(Arrays.stream(Field.values()).filter(Field::alwaysShown)));
        assertThat(required("DeploymentPatch")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Field.class)
    void letThoseBeEmptyThatNeedNotBeSent(Field field) {
        assertThat(faults("NewDeployment", field, "null").isEmpty()).isEqualTo(!field.required());
        if (Field.written().contains(field)) {
            assertThat(faults("DeploymentPatch", field, "null").isEmpty())
                    .isEqualTo(!field.required() && field != Field.STARTED_AT);
        }
        assertThat(faults("Deployment", field, "null").isEmpty()).isEqualTo(field != Field.ID);
    }

    private static List<Error> faults(String schema, Field field, String value) {
        JsonPointer property =
                SCHEMAS.appendProperty(schema).appendProperty("properties").appendProperty(field.json());
        return DeclaredApi.faults(DeclaredApi.resolved(property), value);
    }

    private static List<String> names(String schema) {
        return List.copyOf(DeclaredApi.DOCUMENT
                .at(SCHEMAS.appendProperty(schema).appendProperty("properties"))
                .propertyNames());
    }

    private static List<String> required(String schema) {
        return DeclaredApi.DOCUMENT
                .at(SCHEMAS.appendProperty(schema))
                .path("required")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    private static List<String> namesOf(Stream<Field> fields) {
        return fields.map(Field::json).toList();
    }

    private static JsonNode json(String value) {
        return JsonMapper.shared().readTree(value);
    }
}
