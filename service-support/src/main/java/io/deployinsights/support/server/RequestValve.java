package io.deployinsights.support.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.util.ForwardedHeaderUtils;

/** Brings a request into the form that everything behind it expects. */
final class RequestValve extends ValveBase {

    /** What browsers send as it is, though RFC 3986 would have it percent-encoded. */
    static final String SENT_RAW = "\"<>[\\]^`{|}";

    private static final List<String> FORWARDED = List.of(
            "Forwarded",
            "X-Forwarded-Host",
            "X-Forwarded-Port",
            "X-Forwarded-Proto",
            "X-Forwarded-Ssl",
            "X-Forwarded-Prefix");

    private static final URI ANYWHERE = URI.create("http://localhost/");

    private static final Pattern LEADING_SLASHES = Pattern.compile("^//+");

    private static final Pattern ENCODED_SLASH_OF_ACTUATOR = Pattern.compile("(?i)(?<=^/actuator/.{0,2000})%(2f|5c)");

    RequestValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        // What begins with two slashes would be taken for another host.
        change(received.requestURI(), path -> LEADING_SLASHES.matcher(path).replaceFirst("/"));
        // A semicolon belongs to the name that it is in: nothing here has path parameters.
        change(received.requestURI(), path -> encoded(path, SENT_RAW + ";"));
        // Actuator fails on a name with a slash in it, and has none.
        change(
                received.requestURI(),
                path -> ENCODED_SLASH_OF_ACTUATOR.matcher(path).replaceAll("%25$1"));
        change(received.queryString(), query -> encoded(query, SENT_RAW));
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            // No other origin may read or write here, so asking whether one may is asking what there is.
            received.getMimeHeaders().removeHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        }
        if (HttpMethod.TRACE.matches(request.getMethod())) {
            // Under its own name it would be echoed; like this it is a method that there is none of, as any other.
            received.setMethod("Trace");
        }
        if (!hasSensibleProxy(request)) {
            FORWARDED.forEach(received.getMimeHeaders()::removeHeader);
        }
        getNext().invoke(request, response);
    }

    /** Whether what a proxy says makes an address; where it makes none, no proxy has said it. */
    private static boolean hasSensibleProxy(Request request) {
        if (FORWARDED.stream().allMatch(name -> request.getHeader(name) == null)) {
            return true;
        }
        HttpHeaders headers = new HttpHeaders();
        FORWARDED.forEach(name -> headers.addAll(name, Collections.list(request.getHeaders(name))));
        try {
            ForwardedHeaderUtils.adaptFromForwardedHeaders(ANYWHERE, headers)
                    .build()
                    .toUri();
            return true;
        } catch (IllegalArgumentException | IllegalStateException nonsense) {
            return false;
        }
    }

    private static void change(MessageBytes part, UnaryOperator<String> change) {
        if (part.isNull()) {
            return;
        }
        String text = part.toString();
        String changed = change.apply(text);
        if (!changed.equals(text)) {
            byte[] bytes = changed.getBytes(StandardCharsets.ISO_8859_1);
            part.setBytes(bytes, 0, bytes.length);
        }
    }

    private static String encoded(String text, String characters) {
        if (text.chars().noneMatch(each -> characters.indexOf(each) >= 0)) {
            return text;
        }
        return text.chars()
                .mapToObj(each -> characters.indexOf(each) < 0 ? Character.toString(each) : "%%%02X".formatted(each))
                .collect(Collectors.joining());
    }
}
