package io.deployinsights.insights;

import io.deployinsights.support.testing.RawSocket;

/** One service with a management port for all tests that only send it what nobody should send, until the JVM ends. */
public final class SharedInsights {

    /** A name that it answers to. */
    public static final String HOST = "insights.example";

    private static final String LIST = """
        [{"id":"64b000000000000000000001","serviceName":"group/app","environment":"production","status":"Succeeded",
          "deployedBy":"dependabot[bot]","startedAt":"2026-04-01T10:00:00Z","finishedAt":"2026-04-01T10:05:00Z"},
         {"id":"64b000000000000000000002","serviceName":"a","environment":"staging","status":"Failed",
          "deployedBy":"bob","startedAt":"2026-04-01T10:00:00Z","finishedAt":"2026-04-01T10:05:00Z"},
         {"serviceName":"a","startedAt":"0001-01-01T00:00:00Z"}]
        """;

    public static final RunningInsights INSIGHTS = RunningInsights.before(
            new StandInRegistry().lists(LIST).url(),
            "management.server.port=0",
            "insights.max-staleness=1h",
            "insights.access.hosts=" + HOST);

    private SharedInsights() {}

    /** All that it answers to a request of these lines, with the host that it has. */
    public static String ask(String request, String... headers) {
        var lines = new String[headers.length + 2];
        lines[0] = request + " HTTP/1.1";
        lines[1] = "Host: localhost";
        System.arraycopy(headers, 0, lines, 2, headers.length);
        return RawSocket.ask(INSIGHTS.port(), lines);
    }
}
