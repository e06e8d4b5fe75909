package org.holdfast.server.assessment;

import java.util.Locale;
import org.holdfast.engine.Unassessable;
import org.holdfast.register.UnreadableRegister;

/** Why an assessment or a preview came to nothing, as readers are told; the rest is in the log. */
enum WhyNot {
    /** The register or the pack does not allow it. */
    REFUSED,
    /** The server or its database failed. */
    FAILED;

    static WhyNot of(Exception failure) {
        return failure instanceof Unassessable || failure instanceof UnreadableRegister ? REFUSED : FAILED;
    }

    /** The name in the database, in the API and in message keys. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
