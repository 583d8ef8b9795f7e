package io.deployinsights.registry.scan;

import io.deployinsights.registry.store.DeploymentStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** The selected deployments, newest start first: the runs, merged as they are read. */
public final class Listing implements Iterator<Document>, AutoCloseable {

    private static final Comparator<RunReader> NEWEST_FIRST =
            Comparator.comparing(RunReader::headStart).reversed().thenComparing(RunReader::run);

    private final Selection selection;
    private final List<RunReader> readers = new ArrayList<>();

    /**
     * Opens a listing; the database is asked at once, so that trouble shows before the first deployment is taken.
     *
     * @param cursor where to start, as {@link #cursor} gave it, null for the newest
     * @param batchSize how many deployments to fetch at a time
     * @throws io.deployinsights.registry.problem.InvalidRequest if the cursor is none, or belongs to another selection
     */
    public Listing(DeploymentStore store, Selection selection, @Nullable String cursor, int batchSize) {
        this.selection = selection;
        Map<Run, Position> start = cursor == null ? Map.of() : Cursor.parse(cursor, selection);
        try {
            for (Run run : Run.values()) {
                readers.add(new RunReader(store, run, selection, start.get(run), batchSize));
            }
        } catch (RuntimeException failed) {
            close();
            throw failed;
        }
    }

    @Override
    public boolean hasNext() {
        return readers.stream().anyMatch(reader -> reader.head() != null);
    }

    @Override
    public Document next() {
        return readers.stream()
                .filter(reader -> reader.head() != null)
                .min(NEWEST_FIRST)
                .map(RunReader::take)
                .orElseThrow(NoSuchElementException::new);
    }

    /** From now on, when reading breaks off, it may take so long to go on from the deployment taken last. */
    public void resumeWithin(Duration atMost) {
        readers.forEach(reader -> reader.bePatient(atMost));
    }

    /** Where to go on later. */
    String cursor() {
        return Cursor.text(position(), selection);
    }

    /** Whether {@link #cursor} fits an address. */
    boolean portable() {
        return position().values().stream().allMatch(Position::portable);
    }

    private Map<Run, Position> position() {
        Map<Run, Position> position = new EnumMap<>(Run.class);
        for (RunReader reader : readers) {
            Position last = reader.last();
            if (last != null) {
                position.put(reader.run(), last);
            }
        }
        return position;
    }

    @Override
    public void close() {
        readers.forEach(RunReader::close);
    }
}
