package io.deployinsights.insights.web.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class OpenApiDocumentTests {

    /** Relative to the module, where Maven runs its tests. */
    private static final Path COMMITTED = Path.of("openapi.json");

    private static final String REFRESH =
            "scripts/mvn -pl insights-service test -Dtest=OpenApiDocumentTests -Dopenapi.refresh=true";

    @AutoClose
    private final StandInRegistry registry = new StandInRegistry();

    @AutoClose
    private final RunningInsights insights = RunningInsights.before(registry.url());

    @Test
    void isCommittedAsItIs() throws IOException {
        var document = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(insights.json("/api/openapi"))
                + "\n";
        if (Boolean.getBoolean("openapi.refresh")) {
            Files.writeString(COMMITTED, document);
        }

        assertThat(COMMITTED)
                .as("insights-service/openapi.json is out of date; this writes it anew: " + REFRESH)
                .exists()
                .content()
                .isEqualToNormalizingNewlines(document);
    }
}
