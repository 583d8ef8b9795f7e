package io.deployinsights.insights.faults.caller;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a caller got.
 *
 * @param status 0 where no answer came
 * @param asked when the caller asked
 * @param took from then to the answer's last byte
 */
public record Answer(int status, JsonNode json, Optional<String> retryAfter, Instant asked, Duration took) {

    private static final JsonMapper JSON = new JsonMapper();

    static Answer of(HttpResponse<String> response, Instant asked) {
        var took = Duration.between(asked, Instant.now());
        var retryAfter = response.headers().firstValue("Retry-After");
        return new Answer(response.statusCode(), JSON.readTree(response.body()), retryAfter, asked, took);
    }

    static Answer none(Exception failure, Instant asked) {
        var took = Duration.between(asked, Instant.now());
        return new Answer(0, JSON.getNodeFactory().stringNode(failure.toString()), Optional.empty(), asked, took);
    }

    public boolean isInsight() {
        return status == 200;
    }

    public boolean isStale() {
        return isInsight() && json.path("stale").asBoolean(false);
    }

    public boolean isCurrent() {
        return isInsight() && !isStale();
    }

    public boolean isRecorded() {
        return status == 201;
    }

    public boolean isUnavailable() {
        return status == 503;
    }

    public boolean isMissing() {
        return status == 0;
    }

    /** The moment of the registry's state that the numbers come from. */
    public Instant asOf() {
        return Instant.parse(json.get("asOf").asString());
    }

    /** How many deployments an answer about frequency counts, all services together. */
    public long deployments() {
        return json.get("results")
                .valueStream()
                .mapToLong(service -> service.get("total").asLong())
                .sum();
    }

    /** When the caller had it. */
    public Instant received() {
        return asked.plus(took);
    }
}
