package io.deployinsights.registry.listing;

import com.mongodb.client.MongoCursor;
import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.store.DeploymentStore;
import io.deployinsights.registry.store.HiddenFields;
import io.deployinsights.registry.store.Place;
import io.deployinsights.registry.store.Stamps;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The selected deployments in their order, read as they are consumed. */
final class Listing implements Iterator<Document>, AutoCloseable {

    private final DeploymentStore store;
    private final Stamps stamps;
    private final Selection selection;
    private final boolean byId;
    private final PatientReader reader;
    private @Nullable Place last;
    private boolean lastFitsCursor = true;
    private @Nullable Document head;

    /**
     * Opens a listing; the database is asked at once, so that trouble shows before the first deployment is taken.
     *
     * @param byId whether deployments are listed by their ids, instead of the newest start first
     * @param after where to go on, null for the beginning
     * @param batchSize how many deployments to fetch at a time
     */
    Listing(
            DeploymentStore store,
            Stamps stamps,
            Selection selection,
            boolean byId,
            @Nullable Place after,
            int batchSize) {
        this.store = store;
        this.stamps = stamps;
        this.selection = selection;
        this.byId = byId;
        last = after;
        reader = new PatientReader(this::query, batchSize);
        head = read();
    }

    private MongoCursor<Document> query(int batchSize) {
        return byId
                ? store.latestIdFirst(selection.filter(), last, batchSize)
                : store.newestFirst(selection.filterWithTime(), last, batchSize);
    }

    /** The time is checked again where the query doesn't, and where another program has changed a start without removing the stamp. */
    private @Nullable Document read() {
        Document next = reader.next();
        while (next != null && !selection.covers(next)) {
            next = reader.next();
        }
        return next;
    }

    @Override
    public boolean hasNext() {
        return head != null;
    }

    @Override
    public Document next() {
        Document taken = head;
        if (taken == null) {
            throw new NoSuchElementException();
        }
        passBy(taken);
        head = read();
        return taken;
    }

    /** What another program wrote a moment ago has no place yet: reading can only go on from the one before. */
    private void passBy(Document taken) {
        Object id = taken.get(Field.STORED_ID);
        if (byId) {
            last = new Place(HiddenFields.NO_START, id);
        } else if (taken.get(HiddenFields.SORT_AT) instanceof Instant start) {
            last = new Place(start, id);
        } else if (taken.get(HiddenFields.SORT_AT) != null) {
            stamps.remove(taken);
        }
        lastFitsCursor = last != null && Objects.equals(last.id(), id) && CursorText.fits(id);
    }

    /** From now on, when reading breaks off, it may take so long to go on from the deployment taken last. */
    void resumeWithin(Duration atMost) {
        reader.resumeWithin(atMost);
    }

    /** Whether {@link #cursor} can point behind the deployment taken last. */
    boolean hasCursor() {
        return lastFitsCursor;
    }

    /** Where to go on later, once a deployment was taken. */
    String cursor() {
        return new ListingCursor(Objects.requireNonNull(last), byId).text(selection);
    }

    @Override
    public void close() {
        reader.close();
    }
}
