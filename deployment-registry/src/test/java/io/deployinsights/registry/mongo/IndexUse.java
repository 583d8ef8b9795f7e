package io.deployinsights.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.mongodb.client.model.Filters;
import io.deployinsights.registry.RunningRegistry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How MongoDB executes queries, as its profiler records them for the registry's real queries. */
@ExtendWith(OnSharedServer.class)
abstract class IndexUse {

    private static final int DEPLOYMENTS = 1_000;
    private static final int A_FEW = 100;
    private static final int INDEXES = 9;

    private static final List<String> QUESTIONS = List.of(
            "?limit=5",
            "?limit=5&serviceName=service-7",
            "?limit=5&environment=production",
            "?limit=5&status=Failed",
            "?limit=5&version=1.77",
            "?limit=5&deployedBy=person-7",
            "?limit=5&commitSha=0000000000000000000000000000000000000007",
            "?limit=5&from=2026-03-25T10:00:00Z&to=2026-03-25T11:00:00Z",
            "/changes?limit=5");

    @Test
    void looksAtAFewDeploymentsAndNotAtAll(Database database) {
        database.needs(Capability.PROFILER);
        fill(database);
        try (RunningRegistry registry = RunningRegistry.on(database.uri())) {
            // They are made behind a running registry.
            await().until(() ->
                    database.deployments().listIndexes().into(new ArrayList<>()).size() == INDEXES);

            assertThat(QUESTIONS).allSatisfy(question -> {
                List<Document> queries = profiled(database, registry, "/api/deployments" + question);
                assertThat(queries)
                        .isNotEmpty()
                        .noneMatch(query -> query.getString("planSummary").contains("COLLSCAN"));
                assertThat(queries.stream().mapToInt(IndexUse::examined).sum())
                        .as("%s", queries)
                        .isLessThan(A_FEW);
            });
        }
    }

    private static void fill(Database database) {
        Instant first = Instant.parse("2026-03-25T00:00:00Z");
        database.deployments()
                .insertMany(IntStream.range(0, DEPLOYMENTS)
                        .mapToObj(i -> new Document("serviceName", "service-" + i % 20)
                                .append("version", "1." + i)
                                .append("environment", i % 2 == 0 ? "staging" : "production")
                                .append("status", i % 10 == 0 ? "Failed" : "Succeeded")
                                .append("deployedBy", "person-" + i % 50)
                                .append("commitSha", "%040x".formatted(i))
                                .append("startedAt", first.plusSeconds(60L * i))
                                .append("sortAt", first.plusSeconds(60L * i))
                                .append("feedStamp", first.plusSeconds(60L * i)))
                        .toList());
    }

    /** What the database did with the deployments to answer. */
    private static List<Document> profiled(Database database, RunningRegistry registry, String path) {
        database.profile().drop();
        database.command(new Document("profile", 2));
        try {
            assertThat(registry.client().get(path).status()).isEqualTo(200);
        } finally {
            database.command(new Document("profile", 0));
        }
        return database.profile()
                .find(Filters.and(
                        Filters.eq("op", "query"),
                        Filters.eq("ns", database.deployments().getNamespace().getFullName())))
                .into(new ArrayList<>());
    }

    private static int examined(Document query) {
        return query.get("docsExamined", Number.class).intValue();
    }
}
