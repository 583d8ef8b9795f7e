package io.deployinsights.registry;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import de.bwaldvogel.mongo.MongoServer;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.ObjectId;

/** A MongoDB in a process of its own that holds many deployments; it prints its address when it does. */
final class MillionDeployments {

    private static final int BATCH = 10_000;
    private static final Instant FIRST = Instant.parse("2020-01-01T00:00:00Z");
    private static final List<String> STATUSES = List.of("Succeeded", "Succeeded", "Failed", "RolledBack");

    private MillionDeployments() {}

    static void main(String[] arguments) throws InterruptedException {
        PrintStream out = System.out;
        int count = Integer.parseInt(arguments[0]);
        String address = new MongoServer(H2Backend.inMemory()).bindAndGetConnectionString();
        try (MongoClient client = MongoClients.create(address)) {
            MongoCollection<Document> deployments =
                    client.getDatabase("deployment-registry").getCollection("deployments");
            for (int from = 0; from < count; from += BATCH) {
                deployments.insertMany(IntStream.range(from, Math.min(count, from + BATCH))
                        .mapToObj(MillionDeployments::deployment)
                        .toList());
            }
        }
        out.println(address);
        Thread.currentThread().join();
    }

    private static Document deployment(int number) {
        Instant start = FIRST.plusSeconds(180L * number);
        return new Document("_id", new ObjectId())
                .append("serviceName", "service-" + number % 40)
                .append("version", "1." + number / 40 + ".0")
                .append("environment", number % 2 == 0 ? "staging" : "production")
                .append("deploymentType", "Tag")
                .append("status", STATUSES.get(number % STATUSES.size()))
                .append("deployedBy", "person-" + number % 100)
                .append("startedAt", start)
                .append("finishedAt", start.plusSeconds(300 + number % 900))
                .append("commitSha", "%040x".formatted(number))
                .append("pullRequestNumber", number % 3 == 0 ? null : number);
    }
}
