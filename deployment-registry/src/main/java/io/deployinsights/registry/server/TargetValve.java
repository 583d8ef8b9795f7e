package io.deployinsights.registry.server;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.tomcat.util.buf.MessageBytes;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

/** Brings a request's first line into the form that everything behind it expects. */
final class TargetValve extends ValveBase {

    /** What browsers send as it is, though RFC 3986 would have it percent-encoded. */
    static final String SENT_RAW = "\"<>[\\]^`{|}";

    private static final Pattern LEADING_SLASHES = Pattern.compile("^//+");

    TargetValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        org.apache.coyote.Request received = request.getCoyoteRequest();
        // What begins with two slashes would be taken for another host.
        change(received.requestURI(), path -> LEADING_SLASHES.matcher(path).replaceFirst("/"));
        // A semicolon belongs to the name that it is in: nothing here has path parameters.
        change(received.requestURI(), path -> encoded(path, SENT_RAW + ";"));
        change(received.queryString(), query -> encoded(query, SENT_RAW));
        if (HttpMethod.OPTIONS.matches(request.getMethod())) {
            // No other origin may read or write here, so asking whether one may is asking what there is.
            received.getMimeHeaders().removeHeader(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
        }
        if (HttpMethod.TRACE.matches(request.getMethod())) {
            // Under its own name it would be echoed; like this it is a method that there is none of, as any other.
            received.setMethod("Trace");
        }
        getNext().invoke(request, response);
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
        return text.chars()
                .mapToObj(each -> characters.indexOf(each) < 0 ? Character.toString(each) : "%%%02X".formatted(each))
                .collect(Collectors.joining());
    }
}
