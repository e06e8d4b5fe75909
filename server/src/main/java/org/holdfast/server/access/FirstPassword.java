package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends those who owe a code to give it, and those with a password that others know to choose their own; ends what is over. */
final class FirstPassword extends OncePerRequestFilter {
    private final Accounts accounts;

    FirstPassword(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && Session.isOver(request, who, accounts)) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            response.sendRedirect("/sign-in");
            return;
        }
        String path = request.getServletPath();
        if (authentication != null
                && authentication.getPrincipal() instanceof SignedIn half
                && half.needsCode()
                && !path.equals("/sign-in/code")
                && !path.equals("/sign-out")
                && !path.startsWith("/holdfast.")) {
            response.sendRedirect("/sign-in/code");
            return;
        }
        boolean free = path.equals("/account") || path.startsWith("/holdfast.") || path.equals("/sign-out");
        if (!free
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn signedIn
                && signedIn.mustChangePassword()) {
            response.sendRedirect("/account");
            return;
        }
        chain.doFilter(request, response);
    }
}
