package io.deployinsights.insights.metric.quality;

import io.deployinsights.insights.exclusion.Reason;
import io.deployinsights.insights.selection.Query;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where all records with a fault are listed, a page after the other. */
final class RestOfIds {

    private RestOfIds() {}

    /** The address, which asks for what the query asks for; what is stuck is listed whenever it was started. */
    static String address(Reason fault, Query query) {
        var window = query.window();
        boolean isOfNow = fault == Reason.STUCK;
        var parameters = Stream.of(
                        parameters("serviceName", query.serviceNames()),
                        parameters("environment", query.environments()),
                        parameters("deploymentType", query.deploymentTypes()),
                        parameters("deployedBy", query.deployedBy()),
                        parameters("from", isOfNow ? List.of() : known(window.from())),
                        parameters("to", isOfNow ? List.of() : known(window.to())),
                        parameters("tz", List.of(window.zone())))
                .flatMap(each -> each);
        return Stream.concat(Stream.of("/insights/deployments?metric=data-quality&reason=" + fault.key()), parameters)
                .reduce((address, parameter) -> address + "&" + parameter)
                .orElseThrow();
    }

    private static Stream<String> parameters(String name, Collection<?> values) {
        return values.stream()
                .map(value -> name + "=" + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8))
                .sorted();
    }

    private static List<Object> known(@Nullable Object value) {
        return value == null ? List.of() : List.of(value);
    }
}
