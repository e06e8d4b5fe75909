package org.holdfast.server.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.holdfast.server.store.Role;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets forms with files in for whom they are only, before anything of them is read: whoever looks for a form's token makes the
 * server write its files to the disk.
 */
public final class UploadGate extends OncePerRequestFilter {
    private static final Map<String, Role> FORMS = Map.of("/loads", Role.OFFICER, "/admin/packs", Role.ADMINISTRATOR);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String type = request.getContentType();
        return type == null || !type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SignedIn who = SignedIn.current();
        if (who != null
                && who.role() == FORMS.get(request.getServletPath())
                && !who.needsCode()
                && !who.mustChangePassword()) {
            chain.doFilter(request, response);
        } else {
            response.sendError(403);
        }
    }
}
