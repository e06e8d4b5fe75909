package org.holdfast.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.holdfast.server.api.ProblemKind;
import org.holdfast.server.api.ProblemWriter;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a reader sees when a request led nowhere. */
@RestController
public class ProblemPage implements ErrorController {
    private final Views views;
    private final Frames frames;

    public ProblemPage(Views views, Frames frames) {
        this.views = views;
        this.frames = frames;
    }

    @RequestMapping("/error")
    void problem(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String asked = String.valueOf(request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI));
        if (asked.startsWith("/api/")) {
            ProblemKind kind = ProblemKind.of(status);
            ProblemWriter.write(response, kind, kind.advice());
            return;
        }
        String what = status == 403 ? "forbidden" : status == 429 ? "too_many" : status >= 500 ? "failed" : "not_found";
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream()
                .write(views.page("problem", frames.of(request, null), what).getBytes(StandardCharsets.UTF_8));
    }
}
