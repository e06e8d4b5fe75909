package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.holdfast.server.access.ProviderRegistration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where people sign in: with a password, or by an OpenID provider. */
@RestController
public class SignInPages {
    private final Views views;
    private final Frames frames;
    private final @Nullable ProviderRegistration provider;

    public SignInPages(Views views, Frames frames, ObjectProvider<ProviderRegistration> providers) {
        this.views = views;
        this.frames = frames;
        this.provider = providers.getIfAvailable();
    }

    @GetMapping(path = "/sign-in", produces = MediaType.TEXT_HTML_VALUE)
    String signIn(HttpServletRequest request, @RequestParam(name = "refused", required = false) @Nullable String why) {
        String key = why == null
                ? null
                : switch (why) {
                    case "provider", "away", "unknown" -> "sign_in.refused." + why;
                    default -> "sign_in.refused";
                };
        return views.page(
                "sign-in",
                frames.of(request, null),
                new SignIn(key, unknown(request), provider == null ? null : provider.label()));
    }

    private static @Nullable String unknown(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ProviderRegistration.UNKNOWN) instanceof String identity
                ? identity
                : null;
    }

    /** Goes to the provider, if it is there. */
    @GetMapping("/sign-in/provider")
    void toProvider(HttpServletResponse response) throws IOException {
        boolean there = provider != null && provider.isReachable();
        response.sendRedirect(there ? "/oauth2/authorization/" + ProviderRegistration.ID : "/sign-in?refused=away");
    }
}
