package io.deployinsights.insights.web.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.StandInRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardHttpTests {

    private static final Pattern FILE = Pattern.compile("(?:href|src)=\"(assets/[^\"]+)\"");

    @AutoClose
    private static final StandInRegistry REGISTRY = new StandInRegistry();

    @AutoClose
    private static final RunningInsights INSIGHTS = RunningInsights.before(REGISTRY.url());

    @Test
    void servesAPageThatIsAskedForEachTime() {
        var page = INSIGHTS.get("/");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(header(page, "Content-Type")).isEqualTo("text/html;charset=UTF-8");
        assertThat(header(page, "Cache-Control")).isEqualTo("no-cache");
        assertThat(page.body()).doesNotContain("{version}").doesNotContain("{modules}");
    }

    @Test
    void letsThePageLoadNothingInlineOrFromElsewhere() {
        var page = INSIGHTS.get("/");

        assertThat(header(page, "Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(page, "Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(header(page, "X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(page.body()).doesNotContain("style=", "http://", "https://", "<style");
    }

    @Test
    void servesEveryFileThatThePageNamesForEver() throws Exception {
        for (var path : files()) {
            var file = INSIGHTS.get("/" + path);
            assertThat(file.statusCode()).as(path).isEqualTo(200);
            assertThat(header(file, "Cache-Control")).isEqualTo("public, max-age=31536000, immutable");
            assertThat(header(file, "Vary")).isEqualToIgnoringCase("Accept-Encoding");

            var compressed = INSIGHTS.bytes("/" + path, "Accept-Encoding", "gzip");
            assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
            try (var in = new GZIPInputStream(new ByteArrayInputStream(compressed.body()))) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .isEqualTo(file.body());
            }
        }
    }

    @Test
    void namesEveryModuleSoThatNoneIsFoundLate() {
        assertThat(files())
                .anyMatch(path -> path.endsWith("/app/main.js"))
                .anyMatch(path -> path.endsWith("/app/api/client.js"))
                .anyMatch(path -> path.endsWith(".css"));
    }

    @Test
    void servesWhatDrawsTheCharts() {
        var library = files().getFirst().replaceFirst("^(assets/[^/]+)/.*", "/$1/lib/echarts.common.min.js");

        var file = INSIGHTS.get(library);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(header(file, "Content-Type")).isEqualTo("text/javascript;charset=UTF-8");
        assertThat(file.body()).contains("Apache Software Foundation");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/00000000/app/main.js",
                "/assets/app/main.js",
                "/assets/VERSION/app/none.js",
                "/assets/VERSION/index.html",
                "/assets/VERSION/../application.yml",
                "/assets/VERSION/..%2fapplication.yml",
                "/index.html",
                "/dashboard/index.html",
            })
    void servesNothingElse(String path) {
        var version = files().getFirst().replaceFirst("assets/([^/]+)/.*", "$1");

        var answer = INSIGHTS.get(path.replace("VERSION", version));

        assertThat(answer.statusCode()).isBetween(400, 404);
        assertThat(answer.body()).doesNotContain("spring:");
    }

    private static List<String> files() {
        return FILE.matcher(INSIGHTS.get("/").body())
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }
}
