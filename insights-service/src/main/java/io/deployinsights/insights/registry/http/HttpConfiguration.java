package io.deployinsights.insights.registry.http;

import io.deployinsights.insights.registry.Registry;
import io.deployinsights.support.correlation.CorrelationId;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

@Configuration(proxyBeanMethods = false)
class HttpConfiguration {

    /** Injected by name alone: everything else gets what it is wrapped in. */
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
                .build();
        var registry = new HttpRegistry(
                calls(client, http, properties.address(), properties.readTimeout()),
                calls(client, http, properties.address(), properties.pageTimeout()),
                calls(client, http, properties.address(), properties.probeTimeout()),
                clock);
        return new MeasuredRegistry(registry, meters);
    }

    private static void sendOnCorrelationId(ClientHttpRequest request) {
        CorrelationId.current().ifPresent(id -> request.getHeaders().set(CorrelationId.HEADER, id));
    }

    private static Calls calls(RestClient client, HttpClient http, String address, Duration timeout) {
        var requests = new JdkClientHttpRequestFactory(http);
        // Of the whole exchange: a body that drips a byte a second is cut off as well.
        requests.setReadTimeout(timeout);
        requests.enableCompression(true);
        return new Calls(client.mutate().requestFactory(requests).build(), new Failures(address, timeout));
    }
}
