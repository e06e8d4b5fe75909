package org.holdfast.server.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.holdfast.server.api.ProblemKind;
import org.holdfast.server.api.ProblemWriter;
import org.slf4j.LoggerFactory;

/** Answers requests that are refused before any page is reached, such as malformed ones, in few words. */
public final class PlainErrors extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable failed) {
        if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        try {
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Cache-Control", "no-store");
            ProblemKind kind = ProblemKind.of(response.getStatus());
            // a request whose first line is too long has no address: programs send such
            String address = request.getRequestURI();
            if (address == null || address.startsWith("/api/")) {
                ProblemWriter.write(response, kind, kind.advice());
            } else {
                response.setContentType("text/plain;charset=UTF-8");
                response.getOutputStream().write((kind.title() + "\n").getBytes(StandardCharsets.UTF_8));
            }
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LoggerFactory.getLogger(PlainErrors.class).debug("An answer could not be written", gone);
        }
    }
}
