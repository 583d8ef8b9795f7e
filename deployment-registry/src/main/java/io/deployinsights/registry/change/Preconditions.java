package io.deployinsights.registry.change;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * What {@code If-Match} demands of the deployment that is to be changed.
 *
 * @param demanding whether one of the states is demanded; not without the header, nor with {@code *}
 * @param tags the states it may be in
 */
record Preconditions(boolean demanding, List<ETag> tags) {

    static Preconditions of(@Nullable String ifMatch) {
        List<ETag> tags = ifMatch == null ? List.of() : ETag.parse(ifMatch);
        return new Preconditions(ifMatch != null && tags.stream().noneMatch(ETag::isWildcard), tags);
    }

    /**
     * Compares strongly, as RFC 9110 wants it: a weak tag never matches.
     *
     * @throws LostUpdate (412) if the deployment is in another state
     */
    void check(String currentTag) {
        ETag current = ETag.create(currentTag);
        if (demanding && tags.stream().noneMatch(tag -> tag.compare(current, true))) {
            throw new LostUpdate(currentTag);
        }
    }
}
