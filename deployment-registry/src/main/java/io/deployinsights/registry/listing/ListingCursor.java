package io.deployinsights.registry.listing;

import io.deployinsights.registry.problem.InvalidRequest;
import io.deployinsights.registry.rendering.CursorText;
import io.deployinsights.registry.rendering.CursorText.Source;
import io.deployinsights.registry.store.Place;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a listing goes on. The values only ever are operands of a comparison, never parts of a query's structure, so a forged cursor
 * reads nothing that couldn't be read anyway.
 *
 * @param after the place of the deployment that was taken last
 * @param byId whether deployments are listed by their ids
 */
record ListingCursor(Place after, boolean byId) {

    private static final int VALUES = 4;

    /**
     * Reads a cursor.
     *
     * @throws InvalidRequest if it is none of a listing's, or belongs to another selection
     */
    static ListingCursor parse(String sent, Selection selection) {
        List<@Nullable Object> values = CursorText.read(Source.LISTING, sent);
        if (values.size() != VALUES
                || !(values.get(0) instanceof Long digest)
                || !(values.get(1) instanceof Boolean byId)
                || !(values.get(2) instanceof Instant time)) {
            throw Source.LISTING.unreadable(sent);
        }
        if (digest != selection.digest()) {
            throw new InvalidRequest(
                    "cursor", "belongs to other filters; allowed is a cursor with the filters it was made for");
        }
        return new ListingCursor(new Place(time, values.get(3)), byId);
    }

    /** What {@link #parse} reads. */
    String text(Selection selection) {
        return CursorText.of(Source.LISTING, Arrays.asList(selection.digest(), byId, after.time(), after.id()));
    }
}
