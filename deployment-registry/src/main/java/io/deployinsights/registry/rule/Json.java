package io.deployinsights.registry.rule;

import io.deployinsights.registry.problem.Sent;
import tools.jackson.databind.JsonNode;

/** Shows JSON that was sent. */
final class Json {

    private Json() {}

    static String shown(JsonNode sent) {
        return switch (sent.getNodeType()) {
            case STRING -> Sent.text(sent.stringValue());
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NUMBER -> "the number " + shortened(sent.toString());
            default -> sent.toString();
        };
    }

    private static String shortened(String number) {
        return number.length() <= 40 ? number : number.substring(0, 40) + "…";
    }
}
