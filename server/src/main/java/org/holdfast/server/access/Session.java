package org.holdfast.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What changes in a session while somebody is signed in. */
public final class Session {
    private Session() {}

    /** Goes on, under a new session id, as somebody whose password is his own. */
    public static void passwordChanged(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        request.changeSessionId();
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordSignIn.token(who.withChangedPassword()));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
