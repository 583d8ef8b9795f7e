package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

/** What every problem has, whatever went wrong. */
final class Problems {

    private Problems() {}

    static void assertProblem(Answer answer, int status) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(answer.json().get("status").intValue()).isEqualTo(status);
        assertThat(answer.text("title")).isNotBlank();
        assertThat(answer.text("detail")).isNotBlank().doesNotContain("io.deployinsights", "org.springframework");
    }
}
