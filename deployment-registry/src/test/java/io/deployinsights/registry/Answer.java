package io.deployinsights.registry;

import java.net.http.HttpHeaders;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a registry answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    public JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** A field of the JSON object as text, {@code null} as "null". */
    public String text(String field) {
        JsonNode value = json().get(field);
        return value == null ? "absent" : value.isString() ? value.stringValue() : value.toString();
    }

    /** The faults of a problem as "field: message". */
    public List<String> faults() {
        return json().get("errors")
                .valueStream()
                .map(fault -> fault.get("field").stringValue() + ": "
                        + fault.get("message").stringValue())
                .toList();
    }
}
