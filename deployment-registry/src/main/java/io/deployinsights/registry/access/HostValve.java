package io.deployinsights.registry.access;

import io.deployinsights.registry.problem.Fault;
import io.deployinsights.registry.problem.web.ServerProblem;
import io.deployinsights.registry.text.Quoted;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refuses requests that are addressed to somebody else, whatever they ask for. It goes by the {@code Host} header as it was received: a
 * rebinding page can set {@code X-Forwarded-Host}, but not this one.
 */
final class HostValve extends ValveBase {

    private static final String ALLOWED =
            "allowed is one Host: localhost, an IP address, or a name in registry.access.hosts (REGISTRY_ACCESS_HOSTS)";

    private final AllowedHosts allowed;

    HostValve(AllowedHosts allowed) {
        super(true);
        this.allowed = allowed;
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
        String message = "is %s; %s".formatted(shown(sent), ALLOWED);
        ServerProblem.send(
                response, HttpStatus.MISDIRECTED_REQUEST, "Host " + message + ".", List.of(new Fault("Host", message)));
    }

    private static String shown(List<String> sent) {
        return sent.isEmpty() ? "missing" : sent.stream().map(Quoted::text).collect(Collectors.joining(" and "));
    }
}
