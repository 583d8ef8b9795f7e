package importing;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the registry said to an import, in words for a terminal. */
record ImportAnswer(int status, String body, Map<String, Object> fields) {
    private static final int LISTED = 10;

    static ImportAnswer of(int status, String body) {
        try {
            return new ImportAnswer(status, body, Json.object(body));
        } catch (RuntimeException notJson) {
            return new ImportAnswer(status, body, Map.of());
        }
    }

    /** False when the request failed, or when not one record of the file was any good. */
    boolean good() {
        return accepted()
                && (count("imported") + count("unchanged") + count("differingCount") > 0
                        || list("rejected").isEmpty());
    }

    String describe() {
        return fields.containsKey("imported")
                ? counts()
                : "The registry refused the file with status " + status + ": " + problem();
    }

    private boolean accepted() {
        return status == 200 && fields.containsKey("imported");
    }

    private String counts() {
        var rejected = Math.max(count("rejectedCount"), list("rejected").size());
        var differing = count("differingCount");
        var differ =
                differing == 0 ? "" : ", %d differing (%d of them replaced)".formatted(differing, count("replaced"));
        return "%d imported, %d unchanged, %d rejected%s"
                        .formatted(count("imported"), count("unchanged"), rejected, differ)
                + (accepted() || rejected > 0 ? "" : ": " + problem())
                + listed("rejected", rejected, ImportAnswer::rejection)
                + listed("warnings", count("warningCount"), ImportAnswer::warning);
    }

    private String listed(String name, int total, Function<Map<?, ?>, String> words) {
        var lines = list(name).stream()
                .limit(LISTED)
                .map(entry -> entry instanceof Map<?, ?> map ? words.apply(map) : "")
                .collect(Collectors.joining());
        return lines + (total > LISTED ? "%n  … and %d more".formatted(total - LISTED) : "");
    }

    private String problem() {
        var said = fields.getOrDefault("detail", fields.getOrDefault("title", body));
        return String.valueOf(said).lines().limit(5).collect(Collectors.joining("\n")) + errors(fields, "\n  ");
    }

    private List<?> list(String name) {
        return fields.get(name) instanceof List<?> list ? list : List.of();
    }

    private int count(String name) {
        return fields.get(name) instanceof Double number ? number.intValue() : 0;
    }

    private static String rejection(Map<?, ?> rejection) {
        return "%n  line %d:%s".formatted(line(rejection), errors(rejection, " "));
    }

    private static String warning(Map<?, ?> warning) {
        return "%n  line %d, warning: %s".formatted(line(warning), error(warning));
    }

    private static int line(Map<?, ?> entry) {
        return entry.get("line") instanceof Double line ? line.intValue() : 0;
    }

    private static String errors(Map<?, ?> holder, String separator) {
        return holder.get("errors") instanceof List<?> errors
                ? errors.stream().map(error -> separator + error(error)).collect(Collectors.joining(";"))
                : "";
    }

    private static String error(Object error) {
        if (!(error instanceof Map<?, ?> map)) {
            return String.valueOf(error);
        }
        var field = String.valueOf(map.get("field"));
        return (field.isEmpty() ? "" : field + ": ") + map.get("message");
    }
}
