package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** A page of the change feed as it comes. Unlike a deployment in it, the page itself has to be as the contract says. */
public final class FeedAnswerReader {

    private @Nullable String epoch;
    private @Nullable List<Deployment> items;
    private @Nullable String next;
    private @Nullable Boolean more;

    private FeedAnswerReader() {}

    /**
     * Reads a page to its end.
     *
     * @throws tools.jackson.core.JacksonException when it isn't a whole page
     */
    public static FeedAnswer read(InputStream body) {
        try (var parser = DeploymentList.parser(body)) {
            return read(parser);
        }
    }

    private static FeedAnswer read(JsonParser parser) {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "not a JSON object");
        }
        var page = new FeedAnswerReader();
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            page.set(name, parser);
        }
        return page.complete(parser);
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

    private FeedAnswer complete(JsonParser parser) {
        if (epoch == null || items == null || next == null || more == null) {
            throw new StreamReadException(parser, "a page without epoch, items, next or more");
        }
        return new FeedAnswer(epoch, items, next, more);
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
