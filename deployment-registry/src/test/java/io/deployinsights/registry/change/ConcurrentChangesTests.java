package io.deployinsights.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.mongo.Capability;
import io.deployinsights.registry.mongo.Database;
import io.deployinsights.registry.mongo.OnSharedServer;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.bson.types.ObjectId;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Eight writers at once, on two registries that share a database. */
@ExtendWith(OnSharedServer.class)
@TestInstance(Lifecycle.PER_CLASS)
public class ConcurrentChangesTests {

    private static final int WRITERS = 8;

    @AutoClose
    private final RunningRegistry one;

    @AutoClose
    private final RunningRegistry other;

    private final List<Client> clients;

    private final Database database;

    protected ConcurrentChangesTests(Database database) {
        this.database = database;
        one = RunningRegistry.on(database.uri());
        other = RunningRegistry.on(database.uri());
        clients = List.of(one.client(), other.client());
    }

    @Test
    void letsExactlyOneOfManyWin() throws Exception {
        database.needs(Capability.ATOMIC_UPDATES);
        String path = client(0).created(Samples.queued("a"));
        for (int round = 0; round < 10; round++) {
            String prefix = round + ".";
            String etag = client(round).get(path).header("ETag");

            List<Answer> answers = together(writer ->
                    client(writer).patch(path, "{\"version\":\"" + prefix + writer + "\"}", "If-Match", etag));

            assertThat(answers)
                    .extracting(Answer::status)
                    .containsOnly(200, 412)
                    .containsOnlyOnce(200);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 200)
                    .extracting(Answer::body)
                    .containsExactly(client(round).get(path).body());
        }
    }

    @Test
    void losesNoChangeOfDifferentFields() throws Exception {
        database.needs(Capability.ATOMIC_UPDATES);
        String path = client(0).created(Samples.queued("a"));

        List<Answer> answers =
                together(writer -> client(writer).patch(path, "{\"labels\":{\"writer-%d\":\"x\"}}".formatted(writer)));

        assertThat(answers).extracting(Answer::status).containsOnly(200);
        assertThat(client(1).get(path).json().get("labels")).hasSize(WRITERS);
    }

    @Test
    void letsOneOfTwoOutcomesWin() throws Exception {
        database.needs(Capability.ATOMIC_UPDATES);
        List<String> outcomes = List.of("Succeeded", "Failed");
        for (int round = 0; round < 5; round++) {
            String path = client(0).created(Samples.queued("a"));

            List<Answer> answers = together(
                    writer -> client(writer / 2).patch(path, "{\"status\":\"" + outcomes.get(writer % 2) + "\"}"));

            assertThat(answers).extracting(Answer::status).containsOnly(200, 409);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() == 200)
                    .extracting(answer -> answer.text("status"))
                    .containsOnly(client(1).get(path).text("status"));
        }
    }

    @Test
    void createsOneRecordForOneKey() throws Exception {
        String service = Samples.service();

        List<Answer> answers = together(
                writer -> client(writer).post("/api/deployments", Samples.queued(service), "Idempotency-Key", service));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        JsonNode stored =
                client(1).get("/api/deployments?serviceName=" + service).json();
        assertThat(stored).hasSize(1);
        assertThat(answers)
                .extracting(answer -> answer.text("id"))
                .containsOnly(stored.get(0).get("id").stringValue());
    }

    /** An import is decided again as well, by what was stored meanwhile. */
    @Test
    void keepsTheFurthestOfManyImports() throws Exception {
        database.needs(Capability.ATOMIC_UPDATES);
        List<String> statuses = List.of("Queued", "Building", "Deploying", "Succeeded");
        for (int round = 0; round < 5; round++) {
            String id = new ObjectId().toHexString();
            String more = ",\"id\":\"%s\",\"startedAt\":\"2026-03-25T10:00:00Z\"".formatted(id);

            List<Answer> answers = together(writer -> client(writer / 2)
                    .post(
                            "/api/deployments/import?onConflict=newer",
                            Samples.deployment("a", statuses.get(writer % statuses.size()), more)));

            assertThat(answers).extracting(Answer::status).containsOnly(200);
            assertThat(answers.stream()
                            .mapToInt(answer -> answer.json().get("imported").intValue()))
                    .containsOnlyOnce(1);
            assertThat(client(1).get("/api/deployments/" + id).text("status")).isEqualTo("Succeeded");
        }
    }

    private Client client(int number) {
        return clients.get(number % clients.size());
    }

    private static List<Answer> together(IntFunction<Answer> request) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(WRITERS)) {
            List<Callable<Answer>> requests = IntStream.range(0, WRITERS)
                    .<Callable<Answer>>mapToObj(writer -> () -> request.apply(writer))
                    .toList();
            return threads.invokeAll(requests).stream().map(Future::resultNow).toList();
        }
    }
}
