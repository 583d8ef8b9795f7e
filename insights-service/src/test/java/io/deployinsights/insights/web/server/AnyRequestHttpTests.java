package io.deployinsights.insights.web.server;

import io.deployinsights.insights.RunningInsights;
import io.deployinsights.insights.SharedInsights;
import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.evidence.Position;
import io.deployinsights.support.testing.AnyRequestFacts;
import io.deployinsights.support.testing.AnyRequests;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

class AnyRequestHttpTests extends AnyRequestFacts {

    private static final RunningInsights INSIGHTS = SharedInsights.INSIGHTS;

    // All paths but /events, whose answer has no end.
    AnyRequestHttpTests() {
        super(
                INSIGHTS.port(),
                INSIGHTS.managementPort(),
                new AnyRequests(
                        "GET:20 POST:1 PUT:1 PATCH:1 HEAD:3 OPTIONS:2 DELETE:1 TRACE:1 CONNECT:1 PROPFIND:1 get:1"
                                + " M!AD:1 (;):1",
                        "/insights/deployments:9 /insights/frequency:5 /insights/summary:4 /insights/drift:3"
                                + " /insights/lead-time:3 /insights/failure-rate:3 /insights/latest:3"
                                + " /insights/recovery-time:3 /insights/rework-rate:3 /insights/data-quality:3"
                                + " /insights/episodes:3 /badges/a/frequency.svg:4"
                                + " /badges/group%2Fapp/lead-time.svg:4 /badges/a/x.svg:1 /health:1 /:1"
                                + " /assets/1/app/main.js:1 /api/openapi:1 /api/docs:1"
                                + " /api/swagger-ui/index.html:1 /livez:1 /actuator/health:1"
                                + " /actuator/prometheus:1 /nothing:1",
                        "serviceName~environment~deploymentType~deployedBy~from~to~tz~granularity~benchmark~metric"
                                + "~role~outcome~reason~hour~sort~limit~cursor~days~theme~something",
                        "2~10~2026-04-01T00:00:00Z~frequency~latest~monthly~hourly~data-quality~excluded~Europe/Berlin",
                        cursors(),
                        bodies()));
    }

    /** Forged with knowledge of the code. */
    private static Arbitrary<String> cursors() {
        Arbitrary<String> texts = Arbitraries.of("", "a", "group/app", "\0", "x".repeat(200));
        Arbitrary<Long> times = Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1_775_037_600_000L);
        Arbitrary<Integer> counts = Arbitraries.of(1, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        return Combinators.combine(texts, texts, times, texts, counts)
                .as((service, environment, time, id, count) ->
                        new Position(new Target(service, environment), time, id, count).cursor());
    }

    /** Nothing here has one, which is no reason not to send it. */
    private static Arbitrary<byte[]> bodies() {
        return Arbitraries.of("", "", "{}", "[[[[", "a=b&c=%zz", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "\0")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
