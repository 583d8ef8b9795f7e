package io.deployinsights.support.server;

import io.deployinsights.support.ServiceTraits;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;

/**
 * Refuses requests that are addressed to another host, whatever they ask for. It goes by the {@code Host} header as it was received: a
 * rebinding page can set {@code X-Forwarded-Host}, but not this one.
 */
final class HostValve extends ValveBase {

    private final ServiceTraits service;
    private final AllowedHosts allowed;

    HostValve(ServiceTraits service) {
        super(true);
        this.service = service;
        this.allowed = new AllowedHosts(service.hosts());
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        // Of a value that could not be read there is no text.
        List<String> sent = Collections.list(request.getHeaders(HttpHeaders.HOST)).stream()
                .filter(Objects::nonNull)
                .toList();
        boolean unread = sent.isEmpty() && request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) != null;
        // What the server could not read as far as its headers is refused already, for a better reason.
        if (unread || (sent.size() == 1 && allowed.contain(sent.getFirst()))) {
            getNext().invoke(request, response);
            return;
        }
        String property = service.hostsProperty();
        String reason = "is %s; allowed is one Host: localhost, an IP address, or a name in %s (%s)"
                .formatted(shown(sent), property, property.replace('.', '_').toUpperCase(Locale.ROOT));
        ServerProblem.sendMisdirected(response, reason, service.error().apply(HttpHeaders.HOST, reason));
    }

    private String shown(List<String> sent) {
        return sent.isEmpty() ? "missing" : sent.stream().map(service.quoted()).collect(Collectors.joining(" and "));
    }
}
