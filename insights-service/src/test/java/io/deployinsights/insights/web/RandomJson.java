package io.deployinsights.insights.web;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** JSON in which any field has any type. */
final class RandomJson {

    private static final List<String> FIELDS = List.of(
            "id",
            "serviceName",
            "version",
            "environment",
            "deploymentType",
            "status",
            "deployedBy",
            "startedAt",
            "finishedAt",
            "commitSha",
            "pullRequestNumber",
            "committedAt",
            "url",
            "labels",
            "somethingElse");

    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "-7",
            "2147483648",
            "1e400",
            "0.1",
            "1" + "0".repeat(2_000),
            "\"\"",
            "\"alpha\"",
            "\"beta\"",
            "\"staging\"",
            "\"Succeeded\"",
            "\"Failed\"",
            "\"RolledBack\"",
            "\"Building\"",
            "\"succeeded\"",
            "\"\\u0000\\r\\n\\\",;=\"",
            "\"\\ud83d\"",
            "\"\\ude00 \\ud83d\\ude00\"",
            "\"https://ci.example.org/runs/007\"",
            "\"https://ci.example.org/runs/99999999999999999999999\"",
            "\"2026-04-01T10:00:00Z\"",
            "\"2026-04-01T10:00:00.1234567Z\"",
            "\"2026-04-01T11:30:00+02:00\"",
            "\"2026-04-01T09:00:00\"",
            "\"2026-04-02T10:00:00Z\"",
            "\"9999-12-31T23:59:59Z\"",
            "\"-999999999-01-01T00:00:00Z\"",
            "\"+999999999-12-31T23:59:59Z\"",
            "\"2026-13-45T99:99:99Z\"");

    private RandomJson() {}

    static String deploymentList(Random random) {
        return IntStream.range(0, random.nextInt(40))
                .mapToObj(i -> random.nextInt(10) == 0 ? value(random, 3) : deployment(random))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String deployment(Random random) {
        return FIELDS.stream()
                .filter(field -> random.nextInt(8) > 0)
                .map(field -> "\"" + field + "\":" + field(field, random))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String field(String name, Random random) {
        return name.equals("labels") && random.nextBoolean()
                ? "{\"hotfix\":" + value(random, 1) + "}"
                : value(random, 2);
    }

    private static String value(Random random, int depth) {
        int kind = depth == 0 ? 2 : random.nextInt(12);
        return switch (kind) {
            case 0 -> "[" + value(random, depth - 1) + "," + value(random, depth - 1) + "]";
            case 1 -> "{\"status\":" + value(random, depth - 1) + "}";
            default -> SCALARS.get(random.nextInt(SCALARS.size()));
        };
    }
}
