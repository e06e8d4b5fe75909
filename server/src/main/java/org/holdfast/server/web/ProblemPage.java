package org.holdfast.server.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
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

    @RequestMapping(path = "/error", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> problem(HttpServletRequest request) {
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        String what = status == 403 ? "forbidden" : status >= 500 ? "failed" : "not_found";
        return ResponseEntity.status(status).body(views.page("problem", frames.of(request, null), what));
    }
}
