package io.deployinsights.insights.web.parameters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTests {

    private static final Set<String> KNOWN = Set.of("serviceName", "environment", "from", "to", "tz");

    @ParameterizedTest
    @CsvSource({
        "service, serviceName",
        "SERVICENAME, serviceName",
        "form, from",
        "t, to",
        "envrionment, environment",
        "'', to",
    })
    void takesTheFewestEdits(String sent, String expected) {
        assertThat(Nearest.to(sent, KNOWN)).isEqualTo(expected);
    }
}
