package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.history.HistoryBuilder;
import io.deployinsights.insights.registry.Registry;
import io.deployinsights.insights.registry.json.DeploymentList;
import io.deployinsights.insights.registry.json.FeedAnswer;
import io.deployinsights.insights.registry.json.FeedAnswerReader;
import io.deployinsights.support.correlation.CorrelationId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    private static final int NOT_MODIFIED = 304;

    /** Only for who asks for it by name: everybody else gets what it is wrapped in. */
    @Bean(defaultCandidate = false)
    Registry httpRegistry(
            RegistryProperties properties, RestClient.Builder builder, InstantSource clock, MeterRegistry meters) {
        var http = HttpClient.newBuilder()
                // The default would offer HTTP/2 with every request, which some servers stumble over.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
        var client = builder.baseUrl(properties.url().toString().replaceAll("/+$", ""))
                .requestInitializer(HttpConfiguration::sendOnCorrelationId)
                .defaultStatusHandler(
                        status -> status.value() != 200 && status.value() != NOT_MODIFIED, (request, response) -> {
                            throw Failures.refused(
                                    properties.address(),
                                    response.getStatusCode().value(),
                                    response.getHeaders().getFirst(HttpHeaders.RETRY_AFTER));
                        })
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new StreamConverter<>(HistoryBuilder.class, DeploymentList::read))
                        .addCustomConverter(new StreamConverter<>(FeedAnswer.class, FeedAnswerReader::read)))
                .build();
        var registry = new HttpRegistry(
                calls(client, http, properties.address(), properties.readTimeout()),
                calls(client, http, properties.address(), properties.pageTimeout()),
                api(client, http, properties.probeTimeout()),
                clock);
        return new MeasuredRegistry(registry, meters);
    }

    private static void sendOnCorrelationId(ClientHttpRequest request) {
        CorrelationId.current().ifPresent(id -> request.getHeaders().set(CorrelationId.HEADER, id));
    }

    private static Calls calls(RestClient client, HttpClient http, String address, Duration timeout) {
        return new Calls(api(client, http, timeout), new Failures(address, timeout));
    }

    private static RegistryApi api(RestClient client, HttpClient http, Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(http);
        // Of the whole exchange: a body that drips a byte a second is cut off as well.
        requests.setReadTimeout(timeout);
        requests.enableCompression(true);
        var adapter = RestClientAdapter.create(
                client.mutate().requestFactory(requests).build());
        return HttpServiceProxyFactory.builderFor(adapter).build().createClient(RegistryApi.class);
    }
}
