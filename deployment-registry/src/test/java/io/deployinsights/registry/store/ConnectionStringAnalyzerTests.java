package io.deployinsights.registry.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ConnectionStringAnalyzerTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:27017",
                "http://user:secret@host/database",
                "mongodb://",
                "mongodb://user:secret@/database",
                "mongodb://user:sec@secret@host/database",
                "mongodb://host:99999",
                "mongodb://a:b:c",
                "mongodb://user:secret@host/?authMechanism=GUESSED"
            })
    void saysWhatIsWrongWithoutThePassword(String uri) {
        FailureAnalysis analysis = analysis(uri);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .startsWith("MONGODB_URI (spring.mongodb.uri) is \"")
                .endsWith(".")
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("mongodb://user:password@host:27017");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mongodb://localhost", "mongodb://user:p%40ss@a:27017,b:27017/database?replicaSet=rs0"})
    void saysNothingOfAConnectionStringThatIsOne(String uri) {
        assertThat(analysis(uri)).isNull();
    }

    @Test
    void saysNothingWithoutOne() {
        assertThat(new ConnectionStringAnalyzer(new StandardEnvironment())
                        .analyze(new IllegalStateException("another fault")))
                .isNull();
    }

    private static @Nullable FailureAnalysis analysis(String uri) {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("spring.mongodb.uri", uri)));
        return new ConnectionStringAnalyzer(environment).analyze(new IllegalStateException("No bean"));
    }
}
