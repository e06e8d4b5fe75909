package org.holdfast.server.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** Writes problems of requests that do not reach an operation. */
public final class ProblemWriter {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ProblemWriter() {}

    /** Answers with a problem of a kind. */
    public static void write(HttpServletResponse response, ProblemKind kind, String detail) throws IOException {
        write(response, Problem.of(kind, detail, List.of()));
    }

    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(Problem.MEDIA_TYPE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    /** The text of a problem. */
    static String text(Problem problem) {
        return JSON.writeValueAsString(problem);
    }
}
