package org.holdfast.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.server.access.Session;
import org.holdfast.server.access.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers sessions that the pages would send elsewhere: to choose a password, or to sign in again. */
final class WholeSessions extends OncePerRequestFilter {
    private final Session session;

    WholeSessions(Session session) {
        this.session = session;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn who = SignedIn.current();
        Session.Owed owed = who == null || request.getHeader("Authorization") != null
                ? Session.Owed.NOTHING
                : session.owed(request, who);
        switch (owed) {
            case NOTHING -> chain.doFilter(request, response);
            case SIGN_IN ->
                ProblemWriter.write(response, ProblemKind.UNAUTHENTICATED, "The session has ended: sign in again");
            case CODE ->
                ProblemWriter.write(response, ProblemKind.UNAUTHENTICATED, "Give the code of the second factor first");
            case PASSWORD ->
                ProblemWriter.write(
                        response, ProblemKind.FORBIDDEN, "Choose a password of your own first, under Account");
            case FACTOR ->
                ProblemWriter.write(response, ProblemKind.FORBIDDEN, "Turn the second factor on first, under Account");
        }
    }
}
