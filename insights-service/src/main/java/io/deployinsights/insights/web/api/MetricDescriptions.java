package io.deployinsights.insights.web.api;

import io.deployinsights.insights.metric.Metric;
import io.deployinsights.insights.metric.list.Metrics;
import io.swagger.v3.oas.annotations.Parameters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Describes the address of each metric by what the list of metrics says of it. */
final class MetricDescriptions implements GlobalOpenApiCustomizer {

    private static final String DEPLOYMENTS = "/insights/deployments";

    private static final Set<String> COMMON = Arrays.stream(
                    CommonParameters.class.getAnnotation(Parameters.class).value())
            .map(each -> each.name())
            .collect(Collectors.toSet());

    private final Metrics metrics;

    MetricDescriptions(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void customise(OpenAPI api) {
        var evidence = api.getPaths().get(DEPLOYMENTS).getGet();
        var own = evidence.getParameters().stream()
                .filter(parameter -> parameter.getName().equals("metric"))
                .findFirst()
                .orElseThrow();
        own.setSchema(texts(List.copyOf(metrics.withEvidence().keySet())));
        var common = evidence.getParameters().stream()
                .filter(parameter -> COMMON.contains(parameter.getName()))
                .toList();
        for (var metric : metrics.withAddress()) {
            api.getPaths()
                    .addPathItem("/insights/" + metric.name(), new PathItem().get(operation(metric, common, api)));
        }
    }

    private static Operation operation(Metric<?> metric, List<Parameter> common, OpenAPI api) {
        var operation = new Operation()
                .addTagsItem("Insights")
                .operationId(operationId(metric.name()))
                .summary(metric.summary());
        if (!metric.details().isEmpty()) {
            operation.description(metric.details());
        }
        var parameters = new ArrayList<Parameter>();
        for (var choice : metric.choices()) {
            var schema = texts(choice.values());
            if (choice.otherwise() != null) {
                schema.setDefault(choice.otherwise());
            }
            parameters.add(new QueryParameter()
                    .name(choice.name())
                    .description(choice.description())
                    .schema(schema));
        }
        parameters.addAll(common);
        return operation
                .parameters(parameters)
                .responses(AnswerDescriptions.responses(metric.table().result(), api.getComponents()));
    }

    private static StringSchema texts(List<String> values) {
        var schema = new StringSchema();
        schema.setEnum(values);
        return schema;
    }

    /** Such as {@code leadTime}. */
    private static String operationId(String name) {
        return Pattern.compile("-(.)")
                .matcher(name)
                .replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
    }
}
