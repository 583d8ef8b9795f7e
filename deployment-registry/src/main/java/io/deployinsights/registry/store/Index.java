package io.deployinsights.registry.store;

import com.mongodb.client.model.IndexOptions;
import io.deployinsights.registry.deployment.Field;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** An index that the registry wants. */
public record Index(String collection, Document keys, IndexOptions options) {

    private static final List<Field> FILTERS = List.of(
            Field.SERVICE_NAME, Field.ENVIRONMENT, Field.STATUS, Field.VERSION, Field.DEPLOYED_BY, Field.COMMIT_SHA);

    /** Newest first, after every filter and after none; and the change feed. */
    static final List<Index> OF_DEPLOYMENTS = Stream.concat(
                    newestFirst(HiddenFields.SORT_AT),
                    Stream.of(deployments(new Document(HiddenFields.FEED_STAMP, 1).append(Field.STORED_ID, 1))))
            .toList();

    /** The names of those that versions before this one made, and that nothing needs any more. */
    static final Set<String> FORMER = Stream.concat(
                    newestFirst(Field.STARTED_AT.stored()).map(Index::usualName), Stream.of("startedAt_lists"))
            .collect(Collectors.toUnmodifiableSet());

    /** Equality, then time, then {@code _id}. */
    private static Stream<Index> newestFirst(String time) {
        Document order = new Document(time, -1).append(Field.STORED_ID, -1);
        return Stream.concat(Stream.of(deployments(order)), FILTERS.stream().map(field -> {
            Document keys = new Document(field.stored(), 1);
            keys.putAll(order);
            return deployments(keys);
        }));
    }

    /** The name that MongoDB gives it by default. */
    private String usualName() {
        return keys.entrySet().stream()
                .map(key -> key.getKey() + "_" + key.getValue())
                .collect(Collectors.joining("_"));
    }

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
