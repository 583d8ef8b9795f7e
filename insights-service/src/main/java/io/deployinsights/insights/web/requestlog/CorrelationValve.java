package io.deployinsights.insights.web.requestlog;

import io.deployinsights.insights.correlation.CorrelationId;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Gives every request its correlation id, also those that the server refuses before a filter sees them. */
final class CorrelationValve extends ValveBase {

    CorrelationValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var id = CorrelationId.of(request.getHeader(CorrelationId.HEADER));
        request.setAttribute(CorrelationId.NAME, id);
        response.setHeader(CorrelationId.HEADER, id);
        try (var _ = CorrelationId.began(id)) {
            getNext().invoke(request, response);
        }
    }
}
