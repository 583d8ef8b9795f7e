package io.deployinsights.registry.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.RunningRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDocumentTests {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path COMMITTED = Path.of("openapi.json");

    private static final String REFRESH =
            "scripts/mvn -pl deployment-registry test -Dtest=OpenApiDocumentTests -Dopenapi.refresh=true";

    @Test
    void isCommittedAsItIs() throws IOException {
        String document = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(RunningRegistry.shared()
                                .client()
                                .get("/api/openapi")
                                .json())
                + "\n";
        if (Boolean.getBoolean("openapi.refresh")) {
            Files.writeString(COMMITTED, document);
        }

        assertThat(COMMITTED)
                .as("deployment-registry/openapi.json is out of date; this writes it anew: " + REFRESH)
                .exists()
                .content()
                .isEqualToNormalizingNewlines(document);
    }
}
