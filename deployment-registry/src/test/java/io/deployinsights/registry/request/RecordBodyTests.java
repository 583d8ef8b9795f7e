package io.deployinsights.registry.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.problem.InvalidRequest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.node.ObjectNode;

class RecordBodyTests {

    @ParameterizedTest
    @EnumSource(value = Field.class, names = "SOURCE", mode = EnumSource.Mode.EXCLUDE)
    void knowsEveryFieldInAnyCase(Field field) {
        String name = field.json();
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);

        for (String spelled : Stream.of(name, title, name.toUpperCase(Locale.ROOT), name.toLowerCase(Locale.ROOT))
                .toList()) {
            assertThat(read("{\"" + spelled + "\":\"x\"}").propertyNames()).containsExactly(name);
        }
        assertThatExceptionOfType(InvalidRequest.class)
                .isThrownBy(() -> read("{\"%s\":1,\"%s\":1}".formatted(name, title)))
                .withMessageContaining("is the same property as");
    }

    @ParameterizedTest
    @ValueSource(strings = {"source", "recordedBy", "attested", "voided", "RECORDEDBY"})
    void leavesOutWhatOnlyTheRegistrySays(String name) {
        assertThat(read("{\"" + name + "\":{\"a\":1}}").isEmpty()).isTrue();
    }

    @Test
    void leavesWhatNobodyKnowsToBeRefused() {
        assertThat(read("{\"Color\":1}").propertyNames()).containsExactly("Color");
    }

    @Test
    void leavesLabelsAsTheyAre() {
        assertThat(read("{\"Labels\":{\"Team\":\"A\",\"team\":\"b\"}}"))
                .hasToString("{\"labels\":{\"Team\":\"A\",\"team\":\"b\"}}");
    }

    private static ObjectNode read(String json) {
        RecordBody body = new RecordBody(new RecordProperties(DataSize.ofKilobytes(1)), Unknown.refused());
        return body.read(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }
}
