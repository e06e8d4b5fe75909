package org.holdfast.server.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a request was not answered, as RFC 9457 has it.
 *
 * @param type the address of a page about problems of this kind
 * @param errors what is wrong with parts of the request; left out when there are none
 */
@Schema(description = "Why a request was not answered (RFC 9457).")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        @Nullable List<Fault> errors) {
    public static final String MEDIA_TYPE = "application/problem+json";

    /**
     * What is wrong with a part of a request.
     *
     * @param at where: a parameter, or a path in the body
     */
    public record Fault(String at, String message) {}

    static Problem of(ProblemKind kind, String detail, List<Fault> errors) {
        return new Problem(
                "/problems/" + kind.id(), kind.title(), kind.status(), detail, errors.isEmpty() ? null : errors);
    }
}
