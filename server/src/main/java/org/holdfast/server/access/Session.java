package org.holdfast.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What changes in a session while somebody is signed in. */
public final class Session {
    private static final Duration LONGEST = Duration.ofHours(12);

    private Session() {}

    /** Whether the session of a request, if it has one, has lasted for half a day. */
    private static boolean isTooOld(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && System.currentTimeMillis() - session.getCreationTime() > LONGEST.toMillis();
    }

    /**
     * Whether the session of a request is over: it has lasted for half a day, or since it began its account was taken out of
     * use or given another role or password.
     */
    public static boolean isOver(HttpServletRequest request, SignedIn who, Accounts accounts) {
        HttpSession session = request.getSession(false);
        return isTooOld(request)
                || session != null && !accounts.isCurrent(who, Instant.ofEpochMilli(session.getCreationTime()));
    }

    /** Goes on, in a new session, as somebody whose password is his own. */
    public static void passwordChanged(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        request.getSession().invalidate();
        request.getSession(true);
        goOn(request, response, who.withChangedPassword());
    }

    /** Goes on, under a new session id, as somebody who gave the code of the second factor too. */
    public static void codeGiven(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        request.changeSessionId();
        goOn(request, response, who.withCode());
    }

    private static void goOn(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordSignIn.token(who));
        SecurityContextHolder.setContext(context);
        new HttpSessionSecurityContextRepository().saveContext(context, request, response);
    }
}
