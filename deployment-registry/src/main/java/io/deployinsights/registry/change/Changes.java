package io.deployinsights.registry.change;

import io.deployinsights.registry.change.conflict.TooMuchContention;
import io.deployinsights.registry.change.idempotency.IdempotencyKeys;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Makes changes, whichever way they came in: each is decided by what is stored, and written as one document, unless another writer changed
 * that one meanwhile; then it is decided again. This is the only place that writes deployments.
 */
@Service
public class Changes {

    private static final int MAX_ATTEMPTS = 20;

    private final DeploymentStore store;
    private final IdempotencyKeys keys;
    private final Clock clock;

    Changes(DeploymentStore store, IdempotencyKeys keys, Clock clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * Makes one change, so that no change by others gets lost.
     *
     * @return the deployment as it is stored then; for a key that was used before, as it was created then
     * @throws io.deployinsights.registry.problem.Problem if the deployment can't become that; nothing is written then
     */
    public Document make(Change change) {
        if (change instanceof Creation creation) {
            Document created = creation.decide(null, clock.instant());
            // Before the deployment is stored: a request that is repeated after a crash in between completes the same
            // one.
            Document first =
                    creation.key() == null ? created : keys.claim(creation.key(), creation.contentTag(), created);
            store.insert(first);
            return first;
        }
        return make(change, store.find(change.target()).orElse(null))
                .orElseThrow(() -> new TooMuchContention(MAX_ATTEMPTS))
                .after();
    }

    /**
     * Makes many changes in this order, in few round trips where most deployments aren't there yet. A deployment that others keep
     * changing stays as they left it.
     *
     * @return the result of each
     */
    public List<Changed> makeAll(List<Import> changes) {
        if (changes.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Document> absent =
                changes.stream().map(change -> change.decide(null, now)).toList();
        Set<Integer> present = new HashSet<>(store.insertMissing(absent));
        Map<Object, Document> stored = present.isEmpty()
                ? Map.of()
                : store.findAll(present.stream()
                        .map(changes::get)
                        .map(Import::target)
                        .distinct()
                        .toList());
        List<Changed> made = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            Import change = changes.get(i);
            if (present.contains(i)) {
                Document before = stored.get(change.target());
                Changed changed = make(change, before)
                        .orElseGet(() -> store.find(change.target())
                                .map(found -> new Changed(found, found))
                                .orElseThrow(() -> new TooMuchContention(MAX_ATTEMPTS)));
                stored.put(change.target(), changed.after());
                made.add(changed);
            } else {
                made.add(new Changed(null, absent.get(i)));
            }
        }
        return made;
    }

    /** Empty where others were faster each time. */
    private Optional<Changed> make(Change change, @Nullable Document found) {
        Document before = found;
        for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
            Document after = change.decide(before, clock.instant());
            boolean written =
                    before == null ? store.insert(after) : before.equals(after) || store.replace(before, after);
            if (written) {
                return Optional.of(new Changed(before, after));
            }
            before = store.find(change.target()).orElse(null);
        }
        return Optional.empty();
    }
}
