package io.deployinsights.registry.importing.file;

import io.deployinsights.registry.deployment.Field;
import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.request.RecordBody;
import io.deployinsights.registry.text.Nearest;
import io.deployinsights.registry.text.Quoted;
import io.deployinsights.support.text.Formulas;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The columns of a CSV: fields by their names in any case, and labels one by one as {@code labels.team}, or all of them as JSON. */
final class Columns {

    private static final String SEPARATORS = ",;\t";
    private static final String LABEL = Field.LABELS.json() + ".";
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final List<String> names;
    private final RecordBody body;

    Columns(List<String> header, RecordBody body) {
        this.names = header.stream()
                .map(name -> Formulas.restored(name).strip())
                .collect(Collectors.toCollection(ArrayList::new));
        // What some spreadsheets leave behind the last column.
        while (!names.isEmpty() && names.getLast().isEmpty()) {
            names.removeLast();
        }
        this.body = body;
    }

    /** What stands between the names of a header: whatever is there most often. */
    static char separator(String header) {
        return (char) SEPARATORS
                .chars()
                .boxed()
                .max((one, other) -> Long.compare(count(header, one), count(header, other)))
                .filter(most -> count(header, most) > 0)
                .map(Integer::intValue)
                .orElse((int) ',')
                .intValue();
    }

    private static long count(String text, int character) {
        return text.chars().filter(each -> each == character).count();
    }

    int count() {
        return names.size();
    }

    /** What is wrong with the header, all of it. */
    List<Fault> faults() {
        List<Fault> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!isLabel(name) && !body.takes(name)) {
                faults.add(new Fault(
                        Quoted.name(name), "is no column of a deployment; " + Nearest.hint(name, Field.names())));
            } else if (!seen.add(isLabel(name) ? LABEL + name.substring(LABEL.length()) : lower(name))) {
                faults.add(new Fault(Quoted.name(name), "is a column twice; allowed is once"));
            }
        }
        for (Field field : Field.values()) {
            if (field.required() && !seen.contains(lower(field.json()))) {
                faults.add(new Fault(
                        field.json(),
                        "is missing in the header; allowed is a first line that names the columns, such as %s"
                                .formatted(required())));
            }
        }
        return faults;
    }

    /** The deployment of a row; an empty value is none. */
    ObjectNode deployment(List<String> row) {
        ObjectNode deployment = NODES.objectNode();
        ObjectNode labels = NODES.objectNode();
        for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
            String name = names.get(i);
            String cell = Formulas.restored(row.get(i));
            if (cell.isEmpty()) {
                continue;
            }
            if (isLabel(name)) {
                labels.put(name.substring(LABEL.length()), cell);
            } else {
                deployment.set(name, value(name, cell));
            }
        }
        add(labels, deployment);
        return deployment;
    }

    private void add(ObjectNode labels, ObjectNode deployment) {
        if (labels.isEmpty()) {
            return;
        }
        String column = names.stream()
                .filter(name -> name.equalsIgnoreCase(Field.LABELS.json()))
                .findFirst()
                .orElse(Field.LABELS.json());
        if (deployment.get(column) instanceof ObjectNode all) {
            labels.forEachEntry(all::set);
        } else if (!deployment.has(column)) {
            deployment.set(column, labels);
        }
    }

    private static JsonNode value(String name, String cell) {
        Field field = Field.named(name).orElse(Field.SOURCE);
        return switch (field) {
            case LABELS -> labels(cell);
            case PULL_REQUEST_NUMBER ->
                NUMBER.matcher(cell).matches() ? NODES.numberNode(new BigInteger(cell)) : NODES.stringNode(cell);
            default -> NODES.stringNode(cell);
        };
    }

    private static JsonNode labels(String cell) {
        try {
            return JSON.readTree(cell);
        } catch (JacksonException none) {
            return NODES.stringNode(cell);
        }
    }

    private static boolean isLabel(String name) {
        return lower(name).startsWith(LABEL) && name.length() > LABEL.length();
    }

    private static String required() {
        return Arrays.stream(Field.values())
                .filter(Field::required)
                .map(Field::json)
                .collect(Collectors.joining(","));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
