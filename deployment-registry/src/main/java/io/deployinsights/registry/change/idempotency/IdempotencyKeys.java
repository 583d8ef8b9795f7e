package io.deployinsights.registry.change.idempotency;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.store.Index;
import io.deployinsights.registry.store.StoreProperties;
import io.deployinsights.registry.text.Quoted;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;

/**
 * Makes a repeated POST harmless. The key is stored before the deployment, together with the whole first answer: a repeated request,
 * after a crash in between or at the same time, completes the same deployment.
 */
@Component
public class IdempotencyKeys {

    /** The header that carries the key. */
    public static final String HEADER = "Idempotency-Key";

    private static final String COLLECTION = "idempotencyKeys";
    private static final String CREATED_AT = "createdAt";
    private static final Duration KEPT = Duration.ofHours(24);

    private static final String BODY_HASH = "bodyHash";
    private static final String RECORD = "record";
    private static final Pattern ALLOWED = Pattern.compile("[\\x20-\\x7e]{1,255}");

    private final MongoCollection<Document> keys;
    private final Clock clock;
    private final KeyExpiry expiry;

    IdempotencyKeys(MongoDatabase database, StoreProperties properties, Clock clock) {
        this.keys = database.getCollection(COLLECTION)
                .withTimeout(properties.timeout().toMillis(), TimeUnit.MILLISECONDS);
        this.clock = clock;
        this.expiry = new KeyExpiry(before -> keys.deleteMany(Filters.lt(CREATED_AT, before)));
    }

    @Bean
    static Index keyExpiryIndex() {
        return Index.expiring(COLLECTION, CREATED_AT, KEPT);
    }

    /**
     * Remembers what a key creates, unless it has created something.
     *
     * @param bodyHash what the content of the request hashes to
     * @param created the deployment with an id of its own
     * @return the deployment that the first request with this key creates
     * @throws KeyReused (422) when the key came with another body
     */
    public Document claim(String key, String bodyHash, Document created) {
        if (!ALLOWED.matcher(key).matches()) {
            throw new InvalidRequest(
                    HEADER, "is %s; allowed is 1-255 printable ASCII characters".formatted(Quoted.text(key)));
        }
        Document first = first(key, bodyHash, created);
        if (!bodyHash.equals(first.getString(BODY_HASH))) {
            throw new KeyReused(key);
        }
        return first.get(RECORD, Document.class);
    }

    private Document first(String key, String bodyHash, Document created) {
        Instant now = clock.instant();
        expiry.runIfDue(now.minus(KEPT));
        Document claim = new Document("_id", key)
                .append(BODY_HASH, bodyHash)
                .append(RECORD, created)
                .append(CREATED_AT, now);
        try {
            keys.insertOne(claim);
            return claim;
        } catch (MongoWriteException taken) {
            if (taken.getError().getCategory() != ErrorCategory.DUPLICATE_KEY) {
                throw taken;
            }
            Document first = keys.find(Filters.eq(key)).first();
            if (first != null && !isExpired(first, now)) {
                return first;
            }
            // It has expired but isn't removed yet, or was removed just now.
            if (first != null) {
                keys.deleteOne(new Document("_id", key).append(CREATED_AT, first.get(CREATED_AT)));
            }
            return first(key, bodyHash, created);
        }
    }

    private static boolean isExpired(Document claim, Instant now) {
        return claim.get(CREATED_AT) instanceof Instant since && since.isBefore(now.minus(KEPT));
    }
}
