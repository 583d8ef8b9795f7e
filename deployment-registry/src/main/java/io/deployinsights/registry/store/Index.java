package io.deployinsights.registry.store;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.IndexOptions;
import io.deployinsights.registry.deployment.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.bson.BsonType;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An index that the registry wants. */
public record Index(String collection, Document keys, IndexOptions options) {

    private static final String START = Field.STARTED_AT.stored();

    /** Equality, then {@code startedAt}, then {@code _id}: behind every filter, the newest-first order and paging; and the change feed. */
    static final List<Index> OF_DEPLOYMENTS = Stream.concat(
                    Stream.of(
                            deployments(new Document(START, -1).append(Field.STORED_ID, -1)),
                            deployments(new Document(DeploymentStore.STAMP, 1).append(Field.STORED_ID, 1)),
                            // Nearly always empty, so that a listing needn't look everywhere for a start that is a
                            // list.
                            new Index(
                                    DeploymentStore.COLLECTION,
                                    new Document(START, 1),
                                    new IndexOptions()
                                            .name("startedAt_lists")
                                            .partialFilterExpression(Filters.type(START, BsonType.ARRAY)))),
                    Stream.of(
                                    Field.SERVICE_NAME,
                                    Field.ENVIRONMENT,
                                    Field.STATUS,
                                    Field.VERSION,
                                    Field.DEPLOYED_BY,
                                    Field.COMMIT_SHA)
                            .map(field -> deployments(new Document(field.stored(), 1)
                                    .append(START, -1)
                                    .append(Field.STORED_ID, -1))))
            .toList();

    private static Index deployments(Document keys) {
        return new Index(DeploymentStore.COLLECTION, keys, new IndexOptions());
    }

    /** By which the database removes documents so long after the time in a field. */
    public static Index expiring(String collection, String field, Duration after) {
        return new Index(
                collection,
                new Document(field, 1),
                new IndexOptions().expireAfter(after.toSeconds(), TimeUnit.SECONDS));
    }

    /** Whether one that is there does the same, whatever its name. */
    boolean isAlso(Document existing) {
        return existing.get("key") instanceof Document existingKeys
                && directions(existingKeys).equals(directions(keys))
                && existing.containsKey("partialFilterExpression") == (options.getPartialFilterExpression() != null)
                && !existing.containsKey("sparse")
                && !existing.containsKey("collation")
                && !existing.containsKey("hidden")
                && Objects.equals(expiry(existing), options.getExpireAfter(TimeUnit.SECONDS));
    }

    private static @Nullable Long expiry(Document existing) {
        return existing.get("expireAfterSeconds") instanceof Number seconds ? seconds.longValue() : null;
    }

    private static List<Map.Entry<String, String>> directions(Document keys) {
        return keys.entrySet().stream()
                .map(key -> Map.entry(
                        key.getKey(),
                        key.getValue() instanceof Number number
                                ? String.valueOf(number.intValue())
                                : String.valueOf(key.getValue())))
                .toList();
    }

    @Override
    public String toString() {
        return "on %s of %s".formatted(keys.toJson(), collection);
    }
}
