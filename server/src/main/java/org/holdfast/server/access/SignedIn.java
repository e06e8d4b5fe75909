package org.holdfast.server.access;

import java.io.Serializable;
import java.security.Principal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;

/**
 * Who is signed in.
 *
 * @param fullName as pages show it
 * @param language {@code en} or {@code zh}
 * @param mustChangePassword whether nothing else is to be done before
 * @param needsCode whether the code of the second factor is still to be given
 */
public record SignedIn(
        long accountId,
        String name,
        String fullName,
        Role role,
        String language,
        boolean mustChangePassword,
        boolean needsCode)
        implements Principal, Serializable {

    /** On whose behalf the store is asked. */
    public Actor actor() {
        return new Actor(accountId, name, role);
    }

    @Override
    public String getName() {
        return name;
    }

    SignedIn withChangedPassword() {
        return new SignedIn(accountId, name, fullName, role, language, false, needsCode);
    }

    SignedIn withCode() {
        return new SignedIn(accountId, name, fullName, role, language, mustChangePassword, false);
    }
}
