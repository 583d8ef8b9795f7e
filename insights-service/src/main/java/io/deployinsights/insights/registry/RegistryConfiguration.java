package io.deployinsights.insights.registry;

import io.deployinsights.insights.history.HistoryBuilder;
import java.net.http.HttpClient;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

@Configuration(proxyBeanMethods = false)
class RegistryConfiguration {

    @Bean
    Registry registry(RegistryProperties properties, RestClient.Builder builder) {
        var http = HttpClient.newBuilder()
                // The default would offer HTTP/2 with every request, which some servers stumble over.
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(properties.connectTimeout())
                .build();
        var failures = new Failures(properties.address(), properties.readTimeout());
        var client = builder.baseUrl(properties.url().toString().replaceAll("/+$", ""))
                .defaultStatusHandler(status -> status.value() != 200, (request, response) -> {
                    throw failures.refused(response.getStatusCode().value());
                })
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new StreamConverter<>(HistoryBuilder.class, DeploymentList::read))
                        .addCustomConverter(new StreamConverter<>(ChangePage.class, ChangePageReader::read)))
                .build();
        return new HttpRegistry(
                api(client, http, properties.readTimeout()), api(client, http, properties.probeTimeout()), failures);
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
