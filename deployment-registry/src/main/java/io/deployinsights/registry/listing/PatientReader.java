package io.deployinsights.registry.listing;

import com.mongodb.MongoException;
import com.mongodb.MongoInternalException;
import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.problem.DatabaseFailure;
import java.time.Duration;
import java.util.function.IntFunction;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what a query finds, and makes the query again when reading breaks off: an election, or a cursor that waited for a slow client. */
final class PatientReader implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PatientReader.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final IntFunction<MongoCursor<Document>> query;
    private int batchSize;
    private Duration patience = Duration.ZERO;
    private @Nullable MongoCursor<Document> cursor;

    /**
     * A reader that has read nothing yet.
     *
     * @param query for what comes after all that was read so far, of so many to fetch at a time
     * @param batchSize how many to fetch at a time
     */
    PatientReader(IntFunction<MongoCursor<Document>> query, int batchSize) {
        this.query = query;
        this.batchSize = batchSize;
    }

    /** From now on it may take so long until reading goes on after it broke off. */
    void resumeWithin(Duration atMost) {
        patience = atMost;
    }

    /** What comes next, null at the end. */
    @Nullable
    Document next() {
        long begun = System.nanoTime();
        while (true) {
            try {
                MongoCursor<Document> reading = cursor == null ? open() : cursor;
                cursor = reading;
                return reading.hasNext() ? reading.next() : null;
            } catch (MongoException failed) {
                close();
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

    private MongoCursor<Document> open() {
        return query.apply(batchSize);
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

    /** Closes behind the reader's back: a database that hangs would let it wait for that too. */
    @Override
    public void close() {
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
}
