package io.deployinsights.registry.scan;

import com.mongodb.MongoException;
import com.mongodb.MongoInternalException;
import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.deployment.StoredTime;
import io.deployinsights.registry.problem.DatabaseFailure;
import io.deployinsights.registry.store.DeploymentStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads one run in its order, one deployment ahead. */
final class RunReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunReader.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final DeploymentStore store;
    private final Run run;
    private final Selection selection;
    private Duration patience = Duration.ZERO;
    private int batchSize;
    private @Nullable MongoCursor<Document> cursor;
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
        advance();
    }

    /** From now on it may take so long until reading goes on after it broke off. */
    void bePatient(Duration atMost) {
        patience = atMost;
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

    /** Goes on behind the deployment taken last when reading breaks off: an election, or a cursor that waited for a slow reader. */
    private @Nullable Document next() {
        long begun = System.nanoTime();
        while (true) {
            try {
                MongoCursor<Document> reading = cursor == null ? open() : cursor;
                cursor = reading;
                return reading.hasNext() ? reading.next() : null;
            } catch (MongoException failed) {
                abandon();
                boolean repliesWereTooLarge = failed instanceof MongoInternalException && batchSize > 1;
                boolean patient = System.nanoTime() - begun < patience.toNanos();
                if (repliesWereTooLarge) {
                    batchSize = 1;
                } else if (!patient || !DatabaseFailure.isTemporary(failed) || !pause()) {
                    throw failed;
                }
            }
        }
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE);
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private MongoCursor<Document> open() {
        return store.scan(run.filter(selection, last), run.order())
                .batchSize(batchSize)
                .iterator();
    }

    /** Closes behind the reader's back: a database that hangs would let it wait for that too. */
    private void abandon() {
        MongoCursor<Document> broken = cursor;
        cursor = null;
        if (broken != null) {
            Thread.ofVirtual().name("cursor-closing").start(() -> close(broken));
        }
    }

    private static void close(MongoCursor<Document> cursor) {
        try {
            cursor.close();
        } catch (MongoException | IllegalStateException goneAnyway) {
            log.debug("A cursor could not be closed: {}", goneAnyway.getMessage());
        }
    }

    @Override
    public void close() {
        abandon();
    }
}
