package io.deployinsights.registry.change.conflict;

import io.deployinsights.registry.rendering.DeploymentJson;
import java.util.List;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ETag;

/**
 * Which state a deployment has to be in to be changed, as {@code If-Match} says.
 *
 * @param demanding whether it has to be in one of the states; not without the header, nor with {@code *}
 * @param tags the states it may be in
 */
public record Preconditions(boolean demanding, List<ETag> tags) {

    /** Any state will do. */
    public static final Preconditions NONE = of(null);

    /** Reads the header {@code If-Match}, null where there is none. */
    public static Preconditions of(@Nullable String ifMatch) {
        List<ETag> tags = ifMatch == null ? List.of() : ETag.parse(ifMatch);
        return new Preconditions(ifMatch != null && tags.stream().noneMatch(ETag::isWildcard), tags);
    }

    /**
     * Compares strongly, as RFC 9110 wants it: a weak tag never matches.
     *
     * @throws LostUpdate (412) if the deployment is in another state
     */
    public void check(Document stored) {
        if (demanding) {
            String currentTag = DeploymentJson.etag(DeploymentJson.bytes(stored));
            ETag current = ETag.create(currentTag);
            if (tags.stream().noneMatch(tag -> tag.compare(current, true))) {
                throw new LostUpdate(currentTag);
            }
        }
    }
}
