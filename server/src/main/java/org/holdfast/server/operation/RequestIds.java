package org.holdfast.server.operation;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.UUID;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/**
 * Gives every request an id, which its answer carries as {@value #HEADER} and the lines of the log that are written for it as
 * {@code http.request.id}.
 */
public final class RequestIds extends ValveBase {
    public static final String HEADER = "X-Request-Id";
    private static final String IN_LOG = "http.request.id";

    public RequestIds() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = UUID.randomUUID().toString();
        response.setHeader(HEADER, id);
        MDC.put(IN_LOG, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(IN_LOG);
        }
    }
}
