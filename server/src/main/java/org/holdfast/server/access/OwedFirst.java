package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends whoever owes something in his session to where he gives it; what is over ends. */
final class OwedFirst extends OncePerRequestFilter {
    private final Session session;

    OwedFirst(Session session) {
        this.session = session;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath();
        return path.startsWith("/holdfast.") || path.equals("/sign-out");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn who = SignedIn.current();
        Session.Owed owed = who == null ? Session.Owed.NOTHING : session.owed(request, who);
        if (owed == Session.Owed.SIGN_IN) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
        }
        if (owed == Session.Owed.NOTHING || owed.page().equals(request.getServletPath())) {
            chain.doFilter(request, response);
        } else {
            response.sendRedirect(owed.page());
        }
    }
}
