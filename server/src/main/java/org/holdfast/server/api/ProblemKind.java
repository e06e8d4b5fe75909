package org.holdfast.server.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kinds of problems of the interface: a closed list, each with a page of its own. */
public enum ProblemKind {
    BAD_REQUEST(
            400,
            "The request is not understood",
            "A parameter, a header or the body is malformed. The field errors says what and where."),
    UNAUTHENTICATED(
            401,
            "Nobody is signed in",
            "Send a valid token: Authorization: Bearer hf_... Tokens expire and can be revoked."),
    FORBIDDEN(
            403,
            "The account or the token may not do this",
            "The role of the account, or the scopes of the token, do not allow the request."),
    NOT_FOUND(404, "There is no such thing", "Nothing of that id is there, or not at the place of the account."),
    METHOD_NOT_ALLOWED(405, "The address does not take this method", "The header Allow says which methods it takes."),
    NOT_ACCEPTABLE(
            406,
            "The answer is not to be had in that form",
            "Answers are application/json; problems are application/problem+json."),
    CONFLICT(
            409,
            "It cannot be done now",
            "The state of the thing, or work that is under way, does not allow it. Read again and decide."),
    CHANGED_MEANWHILE(
            412,
            "Somebody else changed it meanwhile",
            "Read it again, look at what changed, and send the change with the new version in If-Match."),
    TOO_LARGE(413, "The request is too large", "The limit is in the description of the operation."),
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "The body has another form than the operation takes",
            "Send Content-Type: application/json, or as the operation says."),
    REFUSED(
            422,
            "The change is not accepted",
            "What was sent is well formed, but not accepted. The field errors says why; nothing was changed."),
    VERSION_NEEDED(
            428,
            "The version is needed",
            "Send If-Match with the ETag that was read, so that nobody's change is lost."),
    TOO_MANY_REQUESTS(429, "Too many requests", "Wait as many seconds as Retry-After says."),
    FAILED(500, "The server failed", "The failure is in the server's log under the X-Request-Id of the answer.");

    private final int status;
    private final String title;
    private final String advice;

    ProblemKind(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    public int status() {
        return status;
    }

    public String title() {
        return title;
    }

    /** What to do about it. */
    public String advice() {
        return advice;
    }

    /** The last part of its address. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The kind of that id. */
    public static Optional<ProblemKind> find(String id) {
        return Arrays.stream(values()).filter(kind -> kind.id().equals(id)).findFirst();
    }

    /** The kind of a status; the nearest one for a status that has none. */
    public static ProblemKind of(int status) {
        return Arrays.stream(values())
                .filter(kind -> kind.status == status)
                .findFirst()
                .orElse(status >= 500 ? FAILED : BAD_REQUEST);
    }
}
