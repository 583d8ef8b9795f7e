package importing;

import java.util.List;
import java.util.Map;
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
                && (count("imported") + count("unchanged") > 0 || rejections().isEmpty());
    }

    String describe() {
        return accepted() ? counts() : "The registry refused the file with status " + status + ": " + problem();
    }

    private boolean accepted() {
        return status == 200 && fields.containsKey("imported");
    }

    private String counts() {
        var total = Math.max(count("rejectedCount"), rejections().size());
        var summary = "%d imported, %d unchanged, %d rejected".formatted(count("imported"), count("unchanged"), total);
        var lines = rejections().stream().limit(LISTED).map(ImportAnswer::line).collect(Collectors.joining());
        var more = total > LISTED ? "%n  … and %d more".formatted(total - LISTED) : "";
        return summary + lines + more;
    }

    private String problem() {
        var said = fields.getOrDefault("detail", fields.getOrDefault("title", body));
        return String.valueOf(said).lines().limit(5).collect(Collectors.joining("\n")) + errors(fields, "\n  ");
    }

    private List<?> rejections() {
        return fields.get("rejected") instanceof List<?> list ? list : List.of();
    }

    private int count(String name) {
        return fields.get(name) instanceof Double number ? number.intValue() : 0;
    }

    private static String line(Object rejection) {
        return rejection instanceof Map<?, ?> map && map.get("line") instanceof Double line
                ? "%n  line %d:%s".formatted(line.intValue(), errors(map, " "))
                : "";
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
