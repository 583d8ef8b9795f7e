package io.deployinsights.insights.registry.json;

import io.deployinsights.insights.deployment.Deployment;
import io.deployinsights.insights.history.HistoryBuilder;
import java.io.InputStream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/** The registry's list, a JSON array, read a deployment at a time: memory holds the columns and one of them. */
public final class DeploymentList {

    /** The longest a MongoDB document can be, so no field of a registry that holds is longer. */
    private static final int LONGEST_FIELD = 16 * 1024 * 1024;

    /** A hundred levels are all that MongoDB stores; deeper is no registry's. */
    private static final int DEEPEST_FIELD = 1_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_FIELD)
                    .maxNumberLength(LONGEST_FIELD)
                    .maxNameLength(LONGEST_FIELD)
                    .maxNestingDepth(DEEPEST_FIELD)
                    .build())
            .build();

    private DeploymentList() {}

    /**
     * Reads the list to its end.
     *
     * <p>An element that is no object becomes a deployment of which nothing is known: what the registry holds is never dropped silently.
     *
     * @throws tools.jackson.core.JacksonException when it isn't a whole JSON array, with nothing after it
     */
    public static HistoryBuilder read(InputStream body) {
        var history = new HistoryBuilder();
        try (var parser = parser(body)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new StreamReadException(parser, "not a JSON array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                history.put(deployment(parser));
            }
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one JSON array");
            }
        }
        return history;
    }

    /** A parser for whatever a registry that holds MongoDB's documents can answer with. */
    static JsonParser parser(InputStream body) {
        return JSON.createParser(ObjectReadContext.empty(), body);
    }

    /** Reads the value that the parser is at, and leaves the parser at its end. */
    static Deployment deployment(JsonParser parser) {
        var fields = new DeploymentFields();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return fields.toDeployment();
        }
        for (var name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            fields.set(name, parser);
        }
        return fields.toDeployment();
    }
}
