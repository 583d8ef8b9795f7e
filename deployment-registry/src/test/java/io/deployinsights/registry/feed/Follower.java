package io.deployinsights.registry.feed;

import io.deployinsights.registry.Client;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Follows a change feed as insights does, and knows the latest state of every deployment it has read. */
public final class Follower {

    private final Map<String, String> latest = new HashMap<>();
    private String next = "";

    /** Reads on until there is no more for now; any registry on the same database will do. */
    public Follower follow(Client registry, int limit) {
        boolean more = true;
        while (more) {
            JsonNode page = registry.get("/api/deployments/changes?limit=" + limit + "&after=" + next)
                    .json();
            page.get("items").forEach(item -> latest.put(item.get("id").stringValue(), item.toString()));
            String before = next;
            next = page.get("next").stringValue();
            more = page.get("more").booleanValue();
            if (more && next.equals(before)) {
                throw new AssertionError("There is more, and always the same: " + page);
            }
        }
        return this;
    }

    /** The deployments by id. */
    public Map<String, String> latest() {
        return latest;
    }
}
