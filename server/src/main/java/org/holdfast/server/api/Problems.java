package org.holdfast.server.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.holdfast.server.registry.RefusedChange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestHeaderException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Turns what ends an operation of the interface into a problem. */
@RestControllerAdvice(basePackageClasses = Problems.class)
public class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Problem> refused(Refusal refusal) {
        return answer(refusal.problem(), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(RefusedChange refused) {
        return answer(
                Problem.of(ProblemKind.REFUSED, String.valueOf(refused.getMessage()), List.of()), HttpHeaders.EMPTY);
    }

    @ExceptionHandler
    ResponseEntity<Problem> wrongType(MethodArgumentTypeMismatchException wrong) {
        Class<?> wanted = wrong.getRequiredType();
        return refused(Refusal.at(
                wrong.getName(),
                "not a valid "
                        + (wanted == null ? "value" : wanted.getSimpleName().toLowerCase(java.util.Locale.ROOT))));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingServletRequestParameterException missing) {
        return refused(Refusal.at(missing.getParameterName(), "is required"));
    }

    @ExceptionHandler
    ResponseEntity<Problem> missing(MissingRequestHeaderException missing) {
        return missing.getHeaderName().equalsIgnoreCase("If-Match")
                ? refused(new Refusal(ProblemKind.VERSION_NEEDED, ProblemKind.VERSION_NEEDED.advice()))
                : refused(Refusal.at(missing.getHeaderName(), "is required"));
    }

    /** The message names the place in the body, never what stood there. */
    @ExceptionHandler
    ResponseEntity<Problem> unreadable(HttpMessageNotReadableException unreadable) {
        Throwable cause = unreadable.getCause();
        if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            return refused(Refusal.at(path(wrong), "is unknown, or not of the right form"));
        }
        if (cause instanceof JacksonException syntax && syntax.getLocation() != null) {
            return refused(Refusal.at(
                    "body",
                    "is not valid JSON at line " + syntax.getLocation().getLineNr() + ", column "
                            + syntax.getLocation().getColumnNr()));
        }
        return refused(Refusal.at("body", "is missing or not valid JSON"));
    }

    private static String path(DatabindException wrong) {
        StringBuilder path = new StringBuilder("body");
        for (JacksonException.Reference step : wrong.getPath()) {
            String name = step.getPropertyName();
            path.append(name == null ? "[" + step.getIndex() + "]" : "." + (name.length() > 60 ? "..." : name));
        }
        return path.toString();
    }

    /** What Spring itself refuses: methods, media types, paths without an operation. */
    @ExceptionHandler
    ResponseEntity<Problem> failed(Exception failed, HttpServletRequest request) {
        if (failed instanceof ErrorResponse known) {
            HttpStatusCode status = known.getStatusCode();
            ProblemKind kind = ProblemKind.of(status.value());
            return answer(Problem.of(kind, kind.advice(), List.of()), known.getHeaders());
        }
        LOG.error(
                "An operation failed: {} {}",
                request.getMethod(),
                failed.getClass().getName(),
                failed);
        return answer(Problem.of(ProblemKind.FAILED, ProblemKind.FAILED.advice(), List.of()), HttpHeaders.EMPTY);
    }

    private static ResponseEntity<Problem> answer(Problem problem, HttpHeaders headers) {
        HttpHeaders sent = new HttpHeaders();
        if (headers.getAllow() != null && !headers.getAllow().isEmpty()) {
            sent.setAllow(headers.getAllow());
        }
        sent.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        return ResponseEntity.status(problem.status()).headers(sent).body(problem);
    }
}
