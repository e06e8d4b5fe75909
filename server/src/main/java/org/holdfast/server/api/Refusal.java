package org.holdfast.server.api;

import java.util.List;

/** Ends a request with a problem. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final transient Problem problem;

    Refusal(ProblemKind kind, String detail) {
        this(kind, detail, List.of());
    }

    Refusal(ProblemKind kind, String detail, List<Problem.Fault> errors) {
        super(detail, null, false, false);
        this.problem = Problem.of(kind, detail, errors);
    }

    /** A parameter or a part of the body that is not as it must be. */
    static Refusal at(String where, String message) {
        return new Refusal(ProblemKind.BAD_REQUEST, where + ": " + message, List.of(new Problem.Fault(where, message)));
    }

    static Refusal notFound() {
        return new Refusal(ProblemKind.NOT_FOUND, "There is nothing of that id at the place of the account");
    }

    Problem problem() {
        return problem;
    }
}
