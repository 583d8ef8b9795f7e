package io.deployinsights.insights.registry.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class RedisAddressAnalyzerTests {

    @ParameterizedTest
    @ValueSource(strings = {"host:6379", "http://user:secret@host", "redis://user:secret@host:999999", "redis://"})
    void saysWhatIsWrongWithoutThePassword(String url) {
        var analysis = analysis(url);

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription())
                .startsWith("REDIS_URL (spring.data.redis.url) is \"")
                .endsWith(".")
                .doesNotContain("secret");
        assertThat(analysis.getAction()).contains("redis://host:6379");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "redis://localhost", "rediss://user:p%40ss@host:6380/1"})
    void saysNothingOfAnAddressThatIsOne(String url) {
        assertThat(analysis(url)).isNull();
    }

    private static @Nullable FailureAnalysis analysis(String url) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", Map.of("spring.data.redis.url", url)));
        return new RedisAddressAnalyzer(environment).analyze(new IllegalStateException("No bean"));
    }
}
