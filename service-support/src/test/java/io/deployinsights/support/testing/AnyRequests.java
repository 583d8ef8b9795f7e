package io.deployinsights.support.testing;

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

/**
 * Mostly what makes some sense to a service, because what makes none is refused before it gets far. Texts list what there is to choose
 * from: words with how often each is taken, such as {@code GET:8 PUT:1}, or values between tildes.
 *
 * @param methods words: the methods of the requests
 * @param paths words: where there is something, and where there is nothing
 * @param parameters values: names of parameters in the query
 * @param values what else than nonsense is a value of theirs
 * @param cursors well-formed ones, with anything in them
 */
public record AnyRequests(
        String methods,
        String paths,
        String parameters,
        String values,
        Arbitrary<String> cursors,
        Arbitrary<byte[]> bodies) {

    /** Behind a path or in a value, encoded or not. */
    private static final List<String> NASTY = values("""
        /~//~/..~/.~/%2e%2e~;a=b~%2F~%5C~%~%zz~%00~%0d%0aX:y~%c3~%ff~%25~+~[bot]~{x}~|~\\~"~^`~<>~#~\u00e9~\0~\1~ ~a b
        *~null~-1~0~1e9~99999999999999999999~NaN~true~\ud83d\ude80~\u202e~'~a,b;q=0.5~$ne~{"$ne":1}
        2026-04-01T00:00:00Z~0001-01-01T00:00:00~9999-12-31T23:59:59Z~+1000000000-12-31T23:59:59.999999999Z
        xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx
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

    /** The values of a text. */
    public static List<String> values(String text) {
        return List.of(text.split("[~\n]"));
    }

    Arbitrary<AnyRequest> all() {
        return Combinators.combine(weighted(methods), targets(), headers(), framing(), bodies)
                .as((method, target, headers, framing, body) -> new AnyRequest(
                        method, target, headers, framing.isEmpty() ? "Content-Length: " + body.length : framing, body));
    }

    private Arbitrary<String> targets() {
        return Combinators.combine(weighted(paths), often("", nasty()), often("", query()))
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

    private Arbitrary<String> query() {
        Arbitrary<String> value = Arbitraries.oneOf(nasty(), forged(), Arbitraries.of(values(values)));
        return Combinators.combine(Arbitraries.of(values(parameters)), value)
                .as((name, sent) -> name + "=" + sent)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(all -> "?" + String.join("&", all));
    }

    /** Forged with knowledge of the code, or worse. */
    private Arbitrary<String> forged() {
        Arbitrary<String> nested =
                Arbitraries.integers().between(1, 3_000).map(depth -> base64("{\"a\":".repeat(depth)));
        return Arbitraries.oneOf(
                cursors, nested, Arbitraries.strings().ofMaxLength(40).map(AnyRequests::base64));
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
}
