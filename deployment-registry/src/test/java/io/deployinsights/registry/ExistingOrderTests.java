package io.deployinsights.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.mongo.Database;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Newest first, and pages that neither skip nor repeat, whatever an existing database holds as a start. */
public class ExistingOrderTests extends OnExistingDatabase {

    protected ExistingOrderTests(Database database) {
        super(database);
    }

    @Test
    void ordersDatesAndTextsTogether() {
        insert("1", "2026-03-25T10:00:00Z");
        insert("2", Instant.parse("2026-03-25T11:00:00Z"));
        insert("3", null);
        insert("4", "2026-03-25T12:00:00Z");
        insert("5", Instant.parse("2026-03-25T09:00:00Z"));
        insert("6", "never");

        assertThat(versions("/api/deployments")).startsWith("4", "2", "1", "5").hasSize(6);
    }

    @Test
    void findsTextsInRangesOfTime() {
        insert("before", "2026-03-25T09:59:59Z");
        insert("first", "2026-03-25T12:00:00+02:00");
        insert("last", "2026-03-25T10:59:59.999Z");
        insert("end", "2026-03-25T11:00:00Z");
        insert("date", Instant.parse("2026-03-25T10:30:00Z"));
        insert("none", null);

        assertThat(versions("/api/deployments?from=2026-03-25T10:00:00Z&to=2026-03-25T11:00:00Z"))
                .containsExactlyInAnyOrder("first", "last", "date");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "to=9999-12-31T23:59:59Z",
                "to=9999-12-31T23:59:59.999Z",
                "to=9999-12-31T00:00:00%2B18:00",
                "to=9999-12-30T00:00:00Z",
                "to=9999-12-29T23:59:59Z",
                "to=9998-12-31T23:59:59Z",
                "from=1970-01-01T00:00:00Z",
                "from=1970-01-01T12:00:00%2B12:00",
                "from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59.999Z",
                "from=2000-01-01T00:00:00Z&to=9999-12-31T12:00:00-11:59"
            })
    void findsTextsAndDatesUpToTheEndsOfTime(String range) {
        insert("text", "2026-03-25T10:00:00Z");
        insert("date", Instant.parse("2026-03-25T10:00:00Z"));
        insert("offset", "2026-03-25T10:00:00+14:00");
        insert("far", "9998-06-01T00:00:00Z");
        insert("none", "+12026-03-25T10:00:00Z");

        assertThat(versions("/api/deployments?" + range))
                .containsExactlyInAnyOrder("text", "date", "offset", "far")
                .isEqualTo(pages("/api/deployments?limit=1&" + range));
    }

    @Test
    void findsTextsAtTheEndsThemselves() {
        insert("last", "9999-12-31T23:59:58Z");
        insert("beyond", "9999-12-31T23:59:59-18:00");
        insert("first", "1970-01-01T00:00:00Z");
        insert("earlier", "1970-01-01T05:00:00+18:00");

        assertThat(versions("/api/deployments?from=1970-01-01T00:00:00Z&to=9999-12-31T23:59:59Z"))
                .containsExactly("last", "first");
    }

    @Test
    void pagesThroughAllTypesOfStart() {
        for (int i = 0; i < 10; i++) {
            insert("d" + i, Instant.ofEpochMilli(i / 2));
            insert("t" + i, "2026-03-25T10:00:0%dZ".formatted(i / 2));
            insert("n" + i, i % 2 == 0 ? null : i);
            insert("l" + i, List.of(Instant.ofEpochMilli(i), "2026-03-25T10:00:00Z"));
            insert("x" + i, "9".repeat(200 + i));
        }

        assertThat(pages("/api/deployments?limit=3"))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(versions("/api/deployments"))
                .hasSize(50);
    }

    private void insert(String version, @Nullable Object startedAt) {
        database.deployments()
                .insertOne(new Document("version", version)
                        .append("startedAt", startedAt)
                        .append("commitSha", UUID.randomUUID().toString()));
    }

    private List<String> versions(String path) {
        return client.get(path)
                .json()
                .valueStream()
                .map(deployment -> deployment.get("version").stringValue())
                .toList();
    }

    private List<String> pages(String path) {
        List<String> versions = new ArrayList<>();
        for (String next = path; !next.isEmpty(); ) {
            versions.addAll(versions(next));
            Matcher link = Pattern.compile("<(.*)>; rel=\"next\"")
                    .matcher(client.get(next).header("Link"));
            next = link.matches() ? link.group(1) : "";
        }
        return versions;
    }
}
