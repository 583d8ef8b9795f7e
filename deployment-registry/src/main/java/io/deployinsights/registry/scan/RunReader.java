package io.deployinsights.registry.scan;

import com.mongodb.MongoCursorNotFoundException;
import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** Reads one run in its order, one deployment ahead. */
final class RunReader implements AutoCloseable {

    private final DeploymentStore store;
    private final Run run;
    private final Selection selection;
    private final int batchSize;

    private MongoCursor<Document> cursor;
    private @Nullable Position last;
    private @Nullable Document head;
    private Instant headStart;

    RunReader(DeploymentStore store, Run run, Selection selection, @Nullable Position start, int batchSize) {
        this.store = store;
        this.run = run;
        this.selection = selection;
        this.batchSize = batchSize;
        last = start;
        headStart = Optional.ofNullable(start)
                .flatMap(position -> StoredTime.of(position.key()))
                .orElse(Instant.MAX);
        cursor = open();
        advance();
    }

    /** The deployment that comes next in this run, null at its end. */
    @Nullable
    Document head() {
        return head;
    }

    /** When it started; a text that is no time is where its neighbour is, and the rest is before everything. */
    Instant headStart() {
        return run == Run.REST ? Instant.MIN : headStart;
    }

    Run run() {
        return run;
    }

    /** The place of the deployment taken last, null if none was. */
    @Nullable
    Position last() {
        return last;
    }

    /** Takes the head, which is there. */
    Document take() {
        Document taken = Objects.requireNonNull(head);
        last = position(taken);
        advance();
        return taken;
    }

    private void advance() {
        do {
            head = next();
        } while (head != null && !belongs(head));
        if (head != null) {
            headStart = start(head).orElse(headStart);
        }
    }

    /** The database compares texts as texts, so that a range of time has to be looked at again. */
    private boolean belongs(Document deployment) {
        return !selection.limitedInTime()
                || start(deployment).filter(selection::covers).isPresent();
    }

    private static Optional<Instant> start(Document deployment) {
        return StoredTime.of(deployment.get(Field.STARTED_AT.stored()));
    }

    private Position position(Document deployment) {
        Object id = deployment.get(Field.STORED_ID);
        return run == Run.REST
                ? new Position("", id)
                : new Position(Objects.requireNonNull(deployment.get(Field.STARTED_AT.stored())), id);
    }

    private @Nullable Document next() {
        try {
            return cursor.hasNext() ? cursor.next() : null;
        } catch (MongoCursorNotFoundException expired) {
            // A run that waits long for its turn, while a slow reader takes another, loses its cursor.
            cursor = open();
            return cursor.hasNext() ? cursor.next() : null;
        }
    }

    private MongoCursor<Document> open() {
        return store.scan(run.filter(selection, last), run.order())
                .batchSize(batchSize)
                .iterator();
    }

    @Override
    public void close() {
        cursor.close();
    }
}
