package io.deployinsights.registry.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.deployinsights.registry.Answer;
import io.deployinsights.registry.Client;
import io.deployinsights.registry.RunningRegistry;
import io.deployinsights.registry.Samples;
import io.deployinsights.registry.feed.Follower;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testcontainers.mongodb.MongoDBContainer;

/** The primary of a replica set is killed while writers write, and comes back. */
@ExtendWith(OnSharedServer.class)
abstract class PrimaryRestart {

    private static final int BEFORE_AND_AFTER = 50;

    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean done = new AtomicBoolean();

    @Test
    void losesNothingThatWasAcknowledgedAndTellsAllOfIt(Database database) throws Exception {
        database.needs(Capability.REPLICA_SETS);
        try (MongoDBContainer primary = startReplicaSet();
                RunningRegistry registry = RunningRegistry.on(
                        primary.getReplicaSetUrl(),
                        "registry.feed.settle-time=1s",
                        "registry.feed.stamp-pause=100ms")) {
            Client client = registry.client();
            Thread writer = Thread.ofPlatform().start(() -> write(client));
            var follower = new Follower();
            await().until(() -> acknowledged.size() > BEFORE_AND_AFTER);
            follower.follow(client, 20);

            primary.getDockerClient().killContainerCmd(primary.getContainerId()).exec();
            assertThat(client.get("/api/health").status()).isEqualTo(503);
            int before = acknowledged.size();
            primary.getDockerClient()
                    .startContainerCmd(primary.getContainerId())
                    .exec();
            await().atMost(Duration.ofMinutes(1)).until(() -> acknowledged.size() > before + BEFORE_AND_AFTER);
            done.set(true);
            writer.join();

            await().untilAsserted(() ->
                    assertThat(follower.follow(client, 20).latest().keySet()).containsAll(acknowledged));
            assertThat(client.get("/api/deployments?serviceName=written").json().valueStream())
                    .extracting(deployment -> deployment.get("id").stringValue())
                    .containsAll(acknowledged);
        }
    }

    private static MongoDBContainer startReplicaSet() throws IOException {
        MongoDBContainer primary = MongoContainers.withKeptPort().withReplicaSet();
        primary.start();
        return primary;
    }

    /** On and on; what was refused while there was no primary is nobody's loss. */
    private void write(Client client) {
        while (!done.get()) {
            Answer answer = client.post("/api/deployments", Samples.queued("written"));
            if (answer.status() == 201) {
                acknowledged.add(answer.text("id"));
            }
        }
    }
}
