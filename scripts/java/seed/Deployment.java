package seed;

import java.time.Instant;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A deployment as the Registry API's import takes it; null where it is unknown. */
record Deployment(
        String id,
        String serviceName,
        String version,
        String environment,
        String deploymentType,
        String status,
        String deployedBy,
        Instant startedAt,
        Instant finishedAt,
        Instant rolledBackAt,
        String commitSha,
        Integer pullRequestNumber,
        Instant committedAt,
        String url,
        Map<String, String> labels) {

    static final String STAGING = "staging";
    static final String PRODUCTION = "production";

    /** When all that is said of it had happened. */
    Instant completedAt() {
        return rolledBackAt == null ? finishedAt : rolledBackAt;
    }

    boolean succeeded() {
        return status.equals("Succeeded");
    }

    Deployment withId(String newId) {
        return copy(newId, status, startedAt, finishedAt, rolledBackAt);
    }

    Deployment withStatus(String newStatus) {
        return copy(id, newStatus, startedAt, finishedAt, rolledBackAt);
    }

    Deployment withTimes(Instant newStartedAt, Instant newFinishedAt) {
        return copy(id, status, newStartedAt, newFinishedAt, rolledBackAt);
    }

    /** Rolled back at a time, after it had succeeded. */
    Deployment rolledBack(Instant at) {
        return copy(id, "RolledBack", startedAt, finishedAt, at);
    }

    private Deployment copy(
            String newId, String newStatus, Instant newStartedAt, Instant newFinishedAt, Instant newRolledBackAt) {
        return new Deployment(
                newId,
                serviceName,
                version,
                environment,
                deploymentType,
                newStatus,
                deployedBy,
                newStartedAt,
                newFinishedAt,
                newRolledBackAt,
                commitSha,
                pullRequestNumber,
                committedAt,
                url,
                labels);
    }

    /** One line, fields in the contract's order; the optional ones are left out where they are unknown. */
    String toJson() {
        var json = new StringJoiner(",", "{", "}");
        json.add(member("id", id));
        json.add(member("serviceName", serviceName));
        json.add(member("version", version));
        json.add(member("environment", environment));
        json.add(member("deploymentType", deploymentType));
        json.add(member("status", status));
        json.add(member("deployedBy", deployedBy));
        json.add(member("startedAt", startedAt));
        json.add(member("finishedAt", finishedAt));
        if (rolledBackAt != null) {
            json.add(member("rolledBackAt", rolledBackAt));
        }
        json.add(member("commitSha", commitSha));
        json.add("\"pullRequestNumber\":" + pullRequestNumber);
        if (committedAt != null) {
            json.add(member("committedAt", committedAt));
        }
        json.add(member("url", url));
        var pairs = new StringJoiner(",", "{", "}");
        new TreeMap<>(labels).forEach((key, value) -> pairs.add(member(key, value)));
        return json.add("\"labels\":" + pairs).toString();
    }

    /** No value of the seed holds a character that JSON would have escaped. */
    private static String member(String name, Object value) {
        return "\"" + name + "\":" + (value == null ? "null" : "\"" + value + "\"");
    }
}
