package io.deployinsights.insights.web.api;

import io.deployinsights.insights.evidence.Evidence;
import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.list.Metrics;
import io.deployinsights.insights.web.format.Format;
import io.deployinsights.insights.web.format.Writer;
import io.deployinsights.support.openapi.OpenApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The OpenAPI document: {@code openapi/base.json}, to which an operation for each metric is added, with the schema of its results and an
 * example. What operations of metrics have in common is written in the base, at {@code components/pathItems/metric}.
 */
@Component
final class ApiDocument implements OpenApiDocument {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern WORD = Pattern.compile("-(.)");

    private final Metrics metrics;
    private final Writer writer;
    private byte @Nullable [] document;

    ApiDocument(Metrics metrics, Writer writer) {
        this.metrics = metrics;
        this.writer = writer;
    }

    /** Assembled at its first request, because most processes never get one. */
    @Override
    public synchronized byte[] json() {
        if (document == null) {
            document = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(assembled());
        }
        return document;
    }

    private JsonNode assembled() {
        var api = base();
        var components = (ObjectNode) api.get("components");
        var metric = (ObjectNode) components.remove("pathItems").at("/metric/get");
        var schemas = new RecordSchemas((ObjectNode) components.get("schemas"));
        var examples = new Examples(writer);
        var paths = (ObjectNode) api.get("paths");
        for (var each : metrics.withAddress()) {
            paths.putObject("/insights/" + each.name()).set("get", operation(each, metric, schemas, examples));
        }
        schemas.envelope(Evidence.class);
        var whose = (ObjectNode) api.at("/paths/~1insights~1deployments/get/parameters/0/schema");
        putChoice(whose, metrics.withEvidence().keySet());
        ((ObjectNode) components.get("schemas")).remove("Envelope");
        return api;
    }

    private static ObjectNode operation(
            Metric<?> metric, ObjectNode template, RecordSchemas schemas, Examples examples) {
        var operation = template.deepCopy();
        operation.put("operationId", operationId(metric.name()));
        operation.put("summary", metric.summary());
        if (!metric.details().isEmpty()) {
            operation.put("description", metric.details());
        }
        var parameters = operation.withArray("/parameters");
        for (int i = 0; i < metric.choices().size(); i++) {
            var choice = metric.choices().get(i);
            var parameter = parameters
                    .insertObject(i)
                    .put("name", choice.name())
                    .put("in", "query")
                    .put("description", choice.description());
            var schema = putChoice(parameter.putObject("schema").put("type", "string"), choice.values());
            if (choice.otherwise() != null) {
                schema.put("default", choice.otherwise());
            }
        }
        var content = (ObjectNode) operation.at("/responses/200/content");
        var json = content.putObject("application/json");
        json.set("schema", schemas.envelope(metric.table().result()));
        json.set("example", JSON.readTree(examples.answer(metric, Format.JSON)));
        ((ObjectNode) content.get("text/csv")).put("example", examples.answer(metric, Format.CSV));
        return operation;
    }

    private static ObjectNode putChoice(ObjectNode schema, Collection<String> values) {
        values.forEach(schema.putArray("enum")::add);
        return schema;
    }

    /** Such as {@code leadTime}. */
    private static String operationId(String name) {
        return WORD.matcher(name).replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }

    private static ObjectNode base() {
        try (var file = new ClassPathResource("openapi/base.json").getInputStream()) {
            return (ObjectNode) JSON.readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
