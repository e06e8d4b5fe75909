package org.holdfast.server.access;

import java.io.Serializable;
import java.security.Principal;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Who is signed in.
 *
 * @param fullName as pages show it
 * @param language {@code en} or {@code zh}
 * @param mustChangePassword whether nothing else is to be done before
 * @param needsCode whether the code of the second factor is still to be given
 * @param vouched whether a provider vouches for him, whose matter a second factor is
 */
public record SignedIn(
        long accountId,
        String name,
        String fullName,
        Role role,
        String language,
        boolean mustChangePassword,
        boolean needsCode,
        boolean vouched)
        implements Principal, Serializable {

    /** Who makes the present request; null when nobody is signed in. */
    public static @Nullable SignedIn current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? who : null;
    }

    /** Who makes the present request, as the log names him. */
    public static String inLog() {
        SignedIn who = current();
        return who == null
                ? "nobody"
                : "account " + who.accountId() + ", " + who.role().id();
    }

    /** On whose behalf the store is asked. */
    public Actor actor() {
        return new Actor(accountId, name, role);
    }

    @Override
    public String getName() {
        return name;
    }

    SignedIn withChangedPassword() {
        return new SignedIn(accountId, name, fullName, role, language, false, needsCode, vouched);
    }

    SignedIn withCode() {
        return new SignedIn(accountId, name, fullName, role, language, mustChangePassword, false, vouched);
    }
}
