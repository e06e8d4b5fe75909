package org.holdfast.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.holdfast.server.settings.Setting;
import org.holdfast.server.settings.Settings;
import org.holdfast.server.store.Role;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.session.SessionInformation;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** What a session owes, and what changes in it, while somebody is signed in. */
public final class Session {
    private final Accounts accounts;
    private final Settings settings;
    private final SessionRegistry sessions;

    public Session(Accounts accounts, Settings settings, SessionRegistry sessions) {
        this.sessions = sessions;
        this.accounts = accounts;
        this.settings = settings;
    }

    /** What is to be given before anything else. */
    public enum Owed {
        NOTHING(""),
        /** The session is over: it lasted too long, or its account was taken out of use or given another role or password. */
        SIGN_IN("/sign-in"),
        /** The code of the second factor. */
        CODE("/sign-in/code"),
        /** A password that others do not know. */
        PASSWORD("/account"),
        /** A second factor, which the settings demand of the role. */
        FACTOR("/account/factor");

        private final String page;

        Owed(String page) {
            this.page = page;
        }

        /** Where it is given. */
        String page() {
            return page;
        }
    }

    /** What somebody owes in the session of a request. */
    public Owed owed(HttpServletRequest request, SignedIn who) {
        HttpSession session = request.getSession(false);
        if (session == null) {
            return Owed.NOTHING;
        }
        SessionInformation known = sessions.getSessionInformation(session.getId());
        if (known != null && known.isExpired()) {
            return Owed.SIGN_IN;
        }
        sessions.refreshLastRequest(session.getId());
        Duration age = Duration.ofMillis(System.currentTimeMillis() - session.getCreationTime());
        Accounts.Standing standing = accounts.standing(who, Instant.ofEpochMilli(session.getCreationTime()));
        if (age.toSeconds() > settings.number(Setting.SESSION_HOURS) * 3_600L || !standing.current()) {
            return Owed.SIGN_IN;
        }
        if (who.needsCode()) {
            return Owed.CODE;
        }
        if (who.mustChangePassword()) {
            return Owed.PASSWORD;
        }
        return !who.vouched() && demandsFactor(who) && !standing.secondFactor() ? Owed.FACTOR : Owed.NOTHING;
    }

    /** Whether the settings demand a second factor of somebody. */
    public boolean demandsFactor(SignedIn who) {
        Role role = who.role();
        return switch (settings.get(Setting.SECOND_FACTOR)) {
            case "everybody" -> true;
            case "deciders" -> role == Role.OFFICER || role == Role.ADMINISTRATOR;
            default -> false;
        };
    }

    /**
     * A session that somebody has open on this server.
     *
     * @param present whether it is that of the request
     */
    public record Open(Instant lastRequest, boolean present) {}

    /** The sessions that somebody has open on this server, the one used last first. */
    public List<Open> open(HttpServletRequest request, SignedIn who) {
        String present = request.getSession().getId();
        return all(who).map(one -> new Open(
                        one.getLastRequest().toInstant(), one.getSessionId().equals(present)))
                .sorted(Comparator.comparing(Open::lastRequest).reversed())
                .toList();
    }

    /** Ends every session of somebody on this server but that of the request. */
    public void endOthers(HttpServletRequest request, SignedIn who) {
        String present = request.getSession().getId();
        all(who).filter(one -> !one.getSessionId().equals(present)).forEach(SessionInformation::expireNow);
    }

    private Stream<SessionInformation> all(SignedIn who) {
        return sessions.getAllPrincipals().stream()
                .filter(one -> one instanceof SignedIn other && other.accountId() == who.accountId())
                .flatMap(one -> sessions.getAllSessions(one, false).stream());
    }

    /** Goes on, in a new session, as somebody whose password is his own. */
    public void passwordChanged(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        request.getSession().invalidate();
        sessions.registerNewSession(request.getSession(true).getId(), who.withChangedPassword());
        goOn(request, response, who.withChangedPassword());
    }

    /** Goes on as an account for which a provider vouches. */
    void vouched(HttpServletRequest request, HttpServletResponse response, SignedIn who) {
        sessions.registerNewSession(request.getSession().getId(), who);
        goOn(request, response, who);
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
