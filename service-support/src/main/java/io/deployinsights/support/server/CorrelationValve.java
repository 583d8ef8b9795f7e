package io.deployinsights.support.server;

import io.deployinsights.support.correlation.CorrelationId;
import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/** Gives every request its correlation id, also those that the server refuses before a filter sees them. */
final class CorrelationValve extends ValveBase {

    CorrelationValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = CorrelationId.of(request.getHeader(CorrelationId.HEADER));
        request.setAttribute(CorrelationId.NAME, id);
        response.setHeader(CorrelationId.HEADER, id);
        try (MDC.MDCCloseable _ = CorrelationId.began(id)) {
            getNext().invoke(request, response);
        }
    }
}
