package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.registry.ChangePage;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** A page of the change feed as it comes. Unlike a deployment in it, the page itself has to be as the contract says. */
public final class ChangePageReader {

    private @Nullable String epoch;
    private @Nullable List<Deployment> items;
    private @Nullable String next;
    private @Nullable Boolean more;

    private ChangePageReader() {}

    /**
     * Reads a page to its end.
     *
     * @param asOf a moment before the registry was asked for it
     * @throws tools.jackson.core.JacksonException when it isn't a whole page
     */
    public static ChangePage read(InputStream body, Instant asOf) {
        try (var parser = DeploymentList.parser(body)) {
            return read(parser, asOf);
        }
    }

    private static ChangePage read(JsonParser parser, Instant asOf) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "not a JSON object");
        }
        var page = new ChangePageReader();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            page.set(name, parser);
        }
        return page.complete(parser, asOf);
    }

    private void set(String name, JsonParser parser) {
        switch (name) {
            case "epoch" -> epoch = parser.getValueAsString();
            case "items" -> items = deployments(parser);
            case "next" -> next = parser.getValueAsString();
            case "more" -> more = parser.getValueAsBoolean();
            default -> parser.skipChildren();
        }
    }

    private ChangePage complete(JsonParser parser, Instant asOf) {
        if (epoch == null || items == null || next == null || more == null) {
            throw new StreamReadException(parser, "a page without epoch, items, next or more");
        }
        return new ChangePage(epoch, items, next, more, asOf);
    }

    private static List<Deployment> deployments(JsonParser parser) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new StreamReadException(parser, "items that are no array");
        }
        var deployments = new ArrayList<Deployment>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            deployments.add(DeploymentList.deployment(parser));
        }
        return deployments;
    }
}
