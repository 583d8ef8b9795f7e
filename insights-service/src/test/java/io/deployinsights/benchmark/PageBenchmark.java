package io.deployinsights.benchmark;

import com.microsoft.playwright.Browser;
import io.deployinsights.insights.browser.Chromium;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** What a visitor waits for who opens the dashboard for the first time, as cells of a table: the median of several visits. */
final class PageBenchmark {

    private static final int VISITS = 7;

    /** Thirty days at the end of what is generated. */
    private static final String PERIOD = "/?period=custom&from=2026-03-15&to=2026-04-13&environment=production&tz=UTC";

    /** Notes when something is there for the first time, and how long the page was busy without a break. */
    private static final String NOTES = """
        globalThis.noted = { numbers: 0, everything: 0, longest: 0 };
        new PerformanceObserver((list) => {
          for (const { duration } of list.getEntries()) {
            noted.longest = Math.max(noted.longest, duration);
          }
        }).observe({ type: "longtask", buffered: true });
        new MutationObserver(() => {
          if (!noted.numbers && document.querySelector(".tile")) {
            noted.numbers = performance.now();
          }
          if (!noted.everything && document.querySelectorAll("canvas").length === 2 && !document.querySelector(".skeleton")) {
            noted.everything = performance.now();
          }
        }).observe(document, { childList: true, subtree: true });
        """;

    private static final String FIGURES = """
        () => {
          const loaded = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
          return {
            ...noted,
            paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
            requests: loaded.length,
            kilobytes: loaded.reduce((sum, each) => sum + each.transferSize, 0) / 1000,
          };
        }
        """;

    private PageBenchmark() {}

    /** The address of insights. */
    static void main(String[] arguments) {
        try (var chromium = new Chromium()) {
            var visits = IntStream.range(0, VISITS)
                    .mapToObj(_ -> visit(chromium.browser(), arguments[0]))
                    .toList();
            // The first is for the service's compiler.
            var counted = visits.subList(1, VISITS);
            System.out.printf(
                    "%.0f | %.0f KB | %.0f ms | %.0f ms | %.0f ms | %.0f ms%n",
                    median(counted, "requests"),
                    median(counted, "kilobytes"),
                    median(counted, "paint"),
                    median(counted, "numbers"),
                    median(counted, "everything"),
                    median(counted, "longest"));
        }
    }

    private static Map<?, ?> visit(Browser browser, String address) {
        // With nothing in its cache.
        try (var context = browser.newContext()) {
            context.addInitScript(NOTES);
            var page = context.newPage();
            page.navigate(address + PERIOD);
            page.waitForFunction("() => noted.everything && document.querySelectorAll('.spark').length === 5");
            return (Map<?, ?>) page.evaluate(FIGURES);
        }
    }

    private static double median(List<? extends Map<?, ?>> visits, String figure) {
        return visits.stream()
                .map(visit -> ((Number) Objects.requireNonNull(visit.get(figure), figure)).doubleValue())
                .sorted(Comparator.naturalOrder())
                .skip(visits.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
