package io.deployinsights.insights.web.server;

import io.deployinsights.insights.deployment.Target;
import io.deployinsights.insights.evidence.Cursor;
import io.deployinsights.insights.evidence.Position;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Mostly what makes some sense to insights, because what makes none is refused before it gets far. */
final class AnyRequests {

    private static final Arbitrary<String> METHODS = weighted(
            "GET:20 POST:1 PUT:1 PATCH:1 HEAD:3 OPTIONS:2 DELETE:1 TRACE:1 CONNECT:1 PROPFIND:1 get:1 M!AD:1 (;):1");

    /** But for news, which have no end. */
    private static final Arbitrary<String> PATHS = weighted("/insights/deployments:9 /insights/frequency:5"
            + " /insights/summary:4 /insights/drift:3 /insights/lead-time:3 /insights/failure-rate:3 /insights/latest:3"
            + " /insights/recovery-time:3 /insights/rework-rate:3 /insights/data-quality:3 /insights/episodes:3"
            + " /badges/a/frequency.svg:4 /badges/group%2Fapp/lead-time.svg:4 /badges/a/x.svg:1 /health:1 /:1"
            + " /assets/1/app/main.js:1 /api/openapi:1 /api/docs:1 /api/swagger-ui/index.html:1 /livez:1"
            + " /actuator/health:1 /actuator/prometheus:1 /nothing:1");

    /** Behind a path or in a value, encoded or not. */
    private static final List<String> NASTY = values("""
        /~//~/..~/.~/%2e%2e~;a=b~%2F~%5C~%~%zz~%00~%0d%0aX:y~%c3~%ff~%25~+~[bot]~{x}~|~\\~"~^`~<>~#~\u00e9~\0~\1~ ~a b
        *~null~-1~0~1e9~99999999999999999999~NaN~true~monthly~hourly~frequency~data-quality~excluded~Europe/Berlin~\ud83d\ude80~\u202e~'~a,b;q=0.5~$ne~{"$ne":1}
        2026-04-01T00:00:00Z~0001-01-01T00:00:00~9999-12-31T23:59:59Z~+1000000000-12-31T23:59:59.999999999Z
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
        """);

    private static final List<String> PARAMETERS = values("""
        serviceName~environment~deploymentType~deployedBy~from~to~tz~granularity~benchmark~metric~role~outcome~reason
        hour~sort~limit~cursor~days~theme~something
        """);

    private static final List<String> HEADERS = values("""
        Accept~Accept-Encoding~Accept-Language~Accept-Charset~Content-Type~Content-Encoding~If-Match~If-None-Match
        If-Modified-Since~Range~Expect~Idempotency-Key~X-Correlation-Id~X-Forwarded-For~X-Forwarded-Host
        X-Forwarded-Proto~X-Forwarded-Port~X-Forwarded-Prefix~Forwarded~Host~Origin~Access-Control-Request-Method
        Access-Control-Request-Headers~Authorization~Cookie~traceparent~Upgrade~Connection~TE~Trailer
        X-HTTP-Method-Override~Bad Header
        """);

    private static final List<String> VALUES = values("""
        foo~*/*~text/csv~application/json~application/x-ndjson~application/merge-patch+json~text/json
        application/problem+xml~application/json;charset=foo~application/json;q=x~multipart/form-data
        multipart/form-data; boundary=a~application/x-www-form-urlencoded~text/csv;header=absent~gzip~GZIP;q=0~br
        "~"a"~W/"a", *~bytes=0-1~100-continue~localhost~evil.example~[~h2c~close~GET~00-zz~Thu, 99 Foo 0000
        00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01
        """);

    private static final List<String> FRAMINGS =
            values("""
                Transfer-Encoding: chunked~Transfer-Encoding: foo~Transfer-Encoding: gzip, chunked~Content-Length: -1
                Content-Length: 5~Content-Length: 99999999~Content-Length: 99999999999999999999~Content-Length: x
                Content-Length: 1@Content-Length: 2~Content-Length: 3@Transfer-Encoding: chunked~X-No-Length: 1
                """).stream().map(framing -> framing.replace("@", "\r\n")).toList();

    private AnyRequests() {}

    private static List<String> values(String text) {
        return List.of(text.split("[~\n]"));
    }

    static Arbitrary<AnyRequest> all() {
        return Combinators.combine(METHODS, targets(), headers(), framing(), bodies())
                .as((method, target, headers, framing, body) -> new AnyRequest(
                        method, target, headers, framing.isEmpty() ? "Content-Length: " + body.length : framing, body));
    }

    private static Arbitrary<String> targets() {
        return Combinators.combine(PATHS, often("", nasty()), often("", query()))
                .as((path, end, query) -> path + end + query);
    }

    /** Each word as often as the number behind it says. */
    private static Arbitrary<String> weighted(String words) {
        return Arbitraries.of(Stream.of(words.split(" "))
                .flatMap(word -> Collections.nCopies(
                        Integer.parseInt(word.substring(word.indexOf(':') + 1)), word.substring(0, word.indexOf(':')))
                        .stream())
                .toList());
    }

    private static Arbitrary<String> often(String usual, Arbitrary<String> other) {
        return Arbitraries.frequencyOf(Tuple.of(3, Arbitraries.just(usual)), Tuple.of(1, other));
    }

    private static Arbitrary<String> nasty() {
        return Arbitraries.oneOf(
                Arbitraries.of(NASTY),
                Arbitraries.of(NASTY).map(AnyRequests::encoded),
                Arbitraries.strings().ofMaxLength(8).map(AnyRequests::encoded));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Arbitrary<String> query() {
        Arbitrary<String> value = Arbitraries.oneOf(
                nasty(), cursors(), Arbitraries.of("2", "10", "2026-04-01T00:00:00Z", "frequency", "latest"));
        return Combinators.combine(Arbitraries.of(PARAMETERS), value)
                .as((name, sent) -> name + "=" + sent)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> "?" + String.join("&", all));
    }

    /** Forged as somebody would who has read the code, or worse. */
    private static Arbitrary<String> cursors() {
        Arbitrary<String> texts = Arbitraries.of("", "a", "group/app", "\0", "x".repeat(200));
        Arbitrary<Long> times = Arbitraries.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 1_775_037_600_000L);
        Arbitrary<Integer> counts = Arbitraries.of(1, 0, -1, Integer.MIN_VALUE, Integer.MAX_VALUE);
        Arbitrary<String> wellMade = Combinators.combine(texts, texts, times, texts, counts)
                .as((service, environment, time, id, count) ->
                        Cursor.of(new Position(new Target(service, environment), time, id, count)));
        Arbitrary<String> nested =
                Arbitraries.integers().between(1, 3_000).map(depth -> base64("{\"a\":".repeat(depth)));
        return Arbitraries.oneOf(
                wellMade, nested, Arbitraries.strings().ofMaxLength(40).map(AnyRequests::base64));
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Arbitrary<List<String>> headers() {
        Arbitrary<String> value = Arbitraries.oneOf(Arbitraries.of(VALUES), Arbitraries.of(NASTY));
        Arbitrary<String> any =
                Combinators.combine(Arbitraries.of(HEADERS), value).as((name, sent) -> name + ": " + sent);
        Arbitrary<String> type = often(
                "Content-Type: application/json",
                Arbitraries.of("application/merge-patch+json", "application/x-ndjson", "text/csv")
                        .map("Content-Type: "::concat));
        Arbitrary<String> host = Arbitraries.frequency(
                Tuple.of(20, "Host: localhost"), Tuple.of(1, "Host: evil.example"), Tuple.of(1, "X: y"));
        return Combinators.combine(host, type, any.list().ofMaxSize(3))
                .as((first, second, more) ->
                        Stream.concat(Stream.of(first, second), more.stream()).toList());
    }

    private static Arbitrary<String> framing() {
        return Arbitraries.frequencyOf(Tuple.of(8, Arbitraries.just("")), Tuple.of(1, Arbitraries.of(FRAMINGS)));
    }

    /** Nothing here has one, which is no reason not to send it. */
    private static Arbitrary<byte[]> bodies() {
        return Arbitraries.of("", "", "{}", "[[[[", "a=b&c=%zz", "5\r\nhello\r\n0\r\n\r\n", "zz\r\n", "\0")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
