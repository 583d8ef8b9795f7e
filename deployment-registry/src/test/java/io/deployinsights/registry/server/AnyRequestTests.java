package io.deployinsights.registry.server;

import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.CursorText.Source;
import io.deployinsights.support.testing.AnyRequestFacts;
import io.deployinsights.support.testing.AnyRequests;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.zip.CRC32C;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.bson.Document;

class AnyRequestTests extends AnyRequestFacts {

    private static final RunningRegistry REGISTRY = RunningRegistry.shared();

    /** What a cursor of a listing without filters begins with. */
    private static final long ALL_DEPLOYMENTS = digest("Selection[equal={}, from=null, to=null]");

    private static final List<String> PROPERTIES = AnyRequests.values("""
        id~serviceName~version~environment~deploymentType~status~deployedBy~startedAt~finishedAt~rolledBackAt~commitSha
        pullRequestNumber~committedAt~url~labels~source~other
        """);

    private static final List<String> JSON = AnyRequests.values("""
        null~1~-1.5e300~1e999999~""~"a"~"\\u0000"~"\\ud800"~[]~{}~{"a":"b"}~{"$a.b":"c"}~true~"Failed"~"cancelled"~nul
        "0001-01-01T00:00:00"~"9999-12-31T23:59:59Z"~"http://x/["~[[[[[[[[[[[[[[[[[[[]
        """);

    AnyRequestTests() {
        super(
                REGISTRY.port(),
                REGISTRY.managementPort(),
                new AnyRequests(
                        "GET:8 POST:5 PUT:3 PATCH:3 HEAD:2 OPTIONS:2 DELETE:1 TRACE:1 CONNECT:1 PROPFIND:1 get:1"
                                + " M!AD:1 (;):1",
                        "/api/deployments:8 /api/deployments/0123456789abcdef01234567:5 /api/deployments/import:5"
                                + " /api/deployments/changes:5 /api/health:1 /api/openapi:1 /api/docs:1"
                                + " /api/swagger-ui/index.html:1 /livez:1 /readyz:1 /actuator/health:1"
                                + " /actuator/prometheus:1 /:1 /nothing:1",
                        "serviceName~servicename~environment~status~version~deployedBy~commitSha~from~to~limit~cursor"
                                + "~after~onConflict~statusMap~dryRun~voided~reason~something",
                        "2~10~2026-04-01T00:00:00Z~Succeeded~succeeded",
                        cursors(),
                        bodies()));
    }

    /** Forged with knowledge of the code. */
    private static Arbitrary<String> cursors() {
        Arbitrary<Object> values = Arbitraries.of(
                Instant.EPOCH,
                Instant.ofEpochMilli(Long.MIN_VALUE),
                Instant.ofEpochMilli(Long.MAX_VALUE),
                -1,
                Long.MAX_VALUE,
                Double.NaN,
                true,
                "a",
                new Document("a", new Document("b", "c")));
        Arbitrary<List<Object>> some = values.list().ofMaxSize(6);
        // Of the shape of a real one, with an id that only a comparison looks at.
        Arbitrary<List<Object>> listing = Combinators.combine(Arbitraries.of(true, false), values)
                .as((byId, id) -> List.of(ALL_DEPLOYMENTS, byId, Instant.ofEpochMilli(Long.MAX_VALUE), id));
        Arbitrary<List<Object>> feed = values.map(id -> List.of(Instant.ofEpochMilli(Long.MAX_VALUE), id));
        return Combinators.combine(Arbitraries.of(Source.values()), Arbitraries.oneOf(some, listing, feed))
                .as(CursorText::of);
    }

    private static long digest(String selection) {
        CRC32C digest = new CRC32C();
        digest.update(selection.getBytes(StandardCharsets.UTF_8));
        return digest.getValue();
    }

    private static Arbitrary<byte[]> bodies() {
        Arbitrary<String> property = Combinators.combine(Arbitraries.of(PROPERTIES), Arbitraries.of(JSON))
                .as((name, value) -> "\"" + name + "\":" + value);
        Arbitrary<String> record = property.list().ofMaxSize(4).map(all -> "{" + String.join(",", all) + "}");
        Arbitrary<String> nearly = property.map(more -> Samples.deployment("any", "Queued", "," + more));
        return Arbitraries.oneOf(
                        record,
                        nearly,
                        nearly.list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]"),
                        Arbitraries.of(
                                "",
                                "[",
                                "{",
                                "\u0000",
                                "5\r\nhello\r\n0\r\n\r\n",
                                "zz\r\n",
                                "a=b&c=%zz",
                                "serviceName,version\n\"a",
                                "{\"a\":".repeat(5_000),
                                "[".repeat(5_000)))
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .flatMap(text -> Arbitraries.frequencyOf(
                        Tuple.of(9, Arbitraries.just(text)),
                        Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(60))));
    }
}
