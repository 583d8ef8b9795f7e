package io.deployinsights.registry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.deployinsights.registry.change.conflict.Preconditions;
import io.deployinsights.registry.problem.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every stored state against every request: a time that is stored never moves by itself, and none is made up. */
class StoredTimesTests {

    private static final String ID = "0123456789abcdef01234567";
    private static final Instant NOW = Instant.parse("2026-03-25T12:00:00Z");
    private static final String SENT = "2026-03-25T11:59:00Z";
    private static final List<String> TIMES = List.of("startedAt", "finishedAt", "rolledBackAt");
    private static final Set<String> UNFINISHED = Set.of("Queued", "Building", "Deploying");
    private static final List<String> STATUSES =
            List.of("Queued", "Building", "Deploying", "Succeeded", "Failed", "RolledBack", "Cancelled", "success");

    private static final List<@Nullable Object> STORED = Arrays.asList(
            null,
            Instant.parse("2026-03-25T11:58:00Z"),
            "2026-03-25T12:58:00+01:00",
            Instant.parse("2206-01-01T00:00:00Z"),
            Instant.parse("0001-01-01T00:00:00Z"),
            "soon");

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void neverMoveByThemselves(boolean whole) {
        Function<ObjectNode, Change> change = whole
                ? sent -> new Replacement(ID, sent, Preconditions.NONE)
                : sent -> new Merge(ID, sent, Preconditions.NONE);
        int applied = 0;
        for (Document before : states()) {
            for (ObjectNode sent : requests(whole)) {
                try {
                    check(before, sent, change.apply(sent).decide(before, NOW));
                    applied++;
                } catch (Problem refused) {
                    // Nothing is written.
                }
            }
        }
        assertThat(applied).isGreaterThan(1_000);
    }

    private static void check(Document before, ObjectNode sent, Document after) {
        for (String time : TIMES) {
            boolean isSent = sent.hasNonNull(time);
            boolean removed = sent.has(time) && sent.get(time).isNull();
            Object stored = before.get(time);
            if (!isSent && !removed && !isNone(stored)) {
                assertThat(after.get(time))
                        .as("%s of %s after %s", time, before, sent)
                        .isEqualTo(stored);
            } else if (!isSent && NOW.equals(after.get(time))) {
                assertThat(mayBeCompleted(time, before, after))
                        .as("%s of %s after %s", time, before, sent)
                        .isTrue();
            }
        }
        boolean finished =
                !UNFINISHED.contains(after.getString("status")) && !"success".equals(after.getString("status"));
        if (finished && !isNone(before.get("finishedAt"))) {
            assertThat(after.get("finishedAt")).as("%s after %s", before, sent).isNotNull();
        }
    }

    private static boolean mayBeCompleted(String time, Document before, Document after) {
        return switch (time) {
            case "finishedAt" ->
                UNFINISHED.contains(before.getString("status")) && !UNFINISHED.contains(after.getString("status"));
            case "rolledBackAt" -> "Succeeded".equals(before.get("status")) && "RolledBack".equals(after.get("status"));
            default -> false;
        };
    }

    private static boolean isNone(@Nullable Object stored) {
        return stored == null || stored.equals(Instant.parse("0001-01-01T00:00:00Z"));
    }

    private static List<Document> states() {
        List<Document> states = new ArrayList<>();
        for (String status : STATUSES) {
            for (Object finish : STORED) {
                for (Object rollback : STORED) {
                    states.add(new Document("serviceName", "a")
                            .append("status", status)
                            .append("startedAt", "2026-03-25T11:00:00Z")
                            .append("finishedAt", finish)
                            .append("rolledBackAt", rollback));
                }
            }
        }
        return states;
    }

    private static List<ObjectNode> requests(boolean whole) {
        List<ObjectNode> requests = new ArrayList<>();
        for (String status : STATUSES) {
            for (String finish : List.of("absent", "null", SENT)) {
                for (String rollback : List.of("absent", "null", SENT)) {
                    ObjectNode sent = JsonMapper.shared().createObjectNode();
                    sent.put("version", "2");
                    if (whole) {
                        sent.put("serviceName", "b").put("environment", "c");
                    }
                    put("status", status, sent);
                    put("finishedAt", finish, sent);
                    put("rolledBackAt", rollback, sent);
                    requests.add(sent);
                }
            }
        }
        return requests;
    }

    private static void put(String field, String value, ObjectNode sent) {
        switch (value) {
            case "absent" -> {}
            case "null" -> sent.putNull(field);
            default -> sent.put(field, value);
        }
    }
}
