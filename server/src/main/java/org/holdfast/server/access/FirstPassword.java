package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Sends those with a password that others know to choose their own, and ends sessions that are half a day old. */
final class FirstPassword extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (Session.isTooOld(request)) {
            request.getSession().invalidate();
            response.sendRedirect("/sign-in");
            return;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        String path = request.getServletPath();
        boolean free = path.equals("/account") || path.startsWith("/holdfast.") || path.equals("/sign-out");
        if (!free
                && authentication != null
                && authentication.getPrincipal() instanceof SignedIn who
                && who.mustChangePassword()) {
            response.sendRedirect("/account");
            return;
        }
        chain.doFilter(request, response);
    }
}
