package io.deployinsights.registry.listing;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.MemoryMongo;
import io.deployinsights.registry.RunningRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.bson.Document;
import org.bson.types.ObjectId;
import org.jspecify.annotations.Nullable;

/** However dirty the records and however small the pages: each record comes once. */
class PagingTests {

    private static final Selection ALL = new Selection(Map.of(), null, null);
    private static final Instant DAY = Instant.parse("2026-03-25T00:00:00Z");

    private static @Nullable Fixture fixture;

    private record Fixture(MemoryMongo mongo, RunningRegistry registry) {}

    @BeforeContainer
    static void start() {
        MemoryMongo mongo = new MemoryMongo();
        fixture = new Fixture(mongo, RunningRegistry.on(mongo.uri()));
    }

    @AfterContainer
    static void stop() {
        fixture().registry().close();
        fixture().mongo().close();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void readsEveryRecordOnce(
            @ForAll("dirtyRecords") List<Document> records, @ForAll @IntRange(min = 1, max = 9) int limit) {
        List<Object> stored = insert(records);

        assertThat(pages(ALL, limit)).containsExactlyInAnyOrderElementsOf(stored);
        assertThat(all(ALL)).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void readsNewestFirst(
            @ForAll("cleanRecords") List<Document> records, @ForAll @IntRange(min = 1, max = 9) int limit) {
        insert(records);

        assertThat(starts(records)).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(pages(ALL, limit)).isEqualTo(all(ALL));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.BOUNDED)
    void findsExactlyWhatIsInRange(
            @ForAll("cleanRecords") List<Document> records,
            @ForAll @IntRange(max = 50) int from,
            @ForAll @IntRange(max = 50) int to) {
        insert(records);
        Selection selection = new Selection(Map.of(), DAY.plusSeconds(from), DAY.plusSeconds(to));

        assertThat(pages(selection, 3))
                .containsExactlyInAnyOrderElementsOf(records.stream()
                        .filter(record -> selection.covers(record))
                        .map(record -> record.get("_id"))
                        .toList());
    }

    @Provide
    Arbitrary<List<Document>> dirtyRecords() {
        Arbitrary<Object> starts = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 9).map(DAY::plusSeconds),
                Arbitraries.integers()
                        .between(0, 9)
                        .map(second -> DAY.plusSeconds(second).toString()),
                Arbitraries.integers()
                        .between(0, 9)
                        .map(second -> "2026-03-25T0%d:00:00+0%d:00".formatted(second, second)),
                Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(150),
                Arbitraries.strings().alpha().ofMaxLength(5),
                Arbitraries.integers(),
                Arbitraries.of(true, List.of(), List.of(DAY, "2026"), List.of("2026", "x", 7), new Document("a", 1)));
        Arbitrary<Object> ids = Arbitraries.oneOf(
                Arbitraries.create(ObjectId::new),
                Arbitraries.strings().alpha().ofMinLength(1).ofMaxLength(150),
                Arbitraries.integers(),
                Arbitraries.integers().map(number -> new Document("n", number)));
        return Combinators.combine(ids, starts.injectNull(0.1))
                .as(PagingTests::record)
                .list()
                .ofMaxSize(40)
                .uniqueElements(record -> String.valueOf(record.get("_id")));
    }

    @Provide
    Arbitrary<List<Document>> cleanRecords() {
        Arbitrary<Object> starts = Arbitraries.integers()
                .between(0, 50)
                .flatMap(second -> Arbitraries.of(
                        DAY.plusSeconds(second), DAY.plusSeconds(second).toString()));
        return Combinators.combine(Arbitraries.create(ObjectId::new), starts)
                .as(PagingTests::record)
                .list()
                .ofMaxSize(40);
    }

    private static Document record(Object id, @Nullable Object startedAt) {
        Document record = new Document("_id", id);
        return startedAt == null ? record : record.append("startedAt", startedAt);
    }

    private static List<Object> insert(List<Document> records) {
        fixture().mongo().deployments().deleteMany(new Document());
        if (!records.isEmpty()) {
            fixture().mongo().deployments().insertMany(records);
        }
        return records.stream().map(record -> record.get("_id")).toList();
    }

    private static List<Object> pages(Selection selection, int limit) {
        List<Object> ids = new ArrayList<>();
        String cursor = null;
        do {
            try (Listing listing = listings().open(selection, cursor, limit + 1)) {
                Page page = Page.read(listing, limit);
                page.deployments().forEach(deployment -> ids.add(deployment.get("_id")));
                cursor = page.next().orElse(null);
            }
        } while (cursor != null);
        return ids;
    }

    private static List<Object> all(Selection selection) {
        List<Object> ids = new ArrayList<>();
        try (Listing listing = listings().open(selection, null, 1_000)) {
            listing.forEachRemaining(deployment -> ids.add(deployment.get("_id")));
        }
        return ids;
    }

    private static List<Instant> starts(List<Document> records) {
        Map<Object, Instant> starts = new HashMap<>();
        records.forEach(record -> starts.put(record.get("_id"), instant(record)));
        return all(ALL).stream().map(id -> starts.getOrDefault(id, Instant.MIN)).toList();
    }

    private static Instant instant(Document record) {
        return Instant.parse(String.valueOf(record.get("startedAt")));
    }

    private static Listings listings() {
        return fixture().registry().bean(Listings.class);
    }

    private static Fixture fixture() {
        return Objects.requireNonNull(fixture);
    }
}
