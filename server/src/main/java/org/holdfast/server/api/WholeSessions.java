package org.holdfast.server.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Session;
import org.holdfast.server.access.SignedIn;
import org.springframework.web.filter.OncePerRequestFilter;

/** Answers sessions that the pages would send elsewhere: to choose a password, or to sign in again. */
final class WholeSessions extends OncePerRequestFilter {
    private final Accounts accounts;

    WholeSessions(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn who = SignedIn.current();
        if (who == null) {
            chain.doFilter(request, response);
        } else if (request.getHeader("Authorization") == null && Session.isOver(request, who, accounts)) {
            ProblemWriter.write(response, ProblemKind.UNAUTHENTICATED, "The session has ended: sign in again");
        } else if (who.needsCode()) {
            ProblemWriter.write(response, ProblemKind.UNAUTHENTICATED, "Give the code of the second factor first");
        } else if (who.mustChangePassword()) {
            ProblemWriter.write(response, ProblemKind.FORBIDDEN, "Choose a password of your own first, under Account");
        } else {
            chain.doFilter(request, response);
        }
    }
}
