package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.SecondFactor;
import org.holdfast.server.access.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The code of an authenticator app: asked for after the password, and turned on and off by whoever is signed in. */
@RestController
public class SecondFactorPages {
    private final Views views;
    private final Frames frames;
    private final SecondFactor factor;
    private final Session session;
    private final Accounts accounts;

    public SecondFactorPages(Views views, Frames frames, SecondFactor factor, Session session, Accounts accounts) {
        this.accounts = accounts;
        this.session = session;
        this.views = views;
        this.frames = frames;
        this.factor = factor;
    }

    @GetMapping(path = "/sign-in/code", produces = MediaType.TEXT_HTML_VALUE)
    String ask(HttpServletRequest request) {
        return views.page("code", frames.of(request, null), "");
    }

    @PostMapping("/sign-in/code")
    void give(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "code", defaultValue = "") String code)
            throws IOException {
        if (!Frames.who().needsCode()) {
            response.sendRedirect("/");
            return;
        }
        boolean right = factor.accepts(Frames.who().accountId(), code);
        if (right) {
            Session.codeGiven(request, response, Frames.who());
        } else {
            Frames.say(request, false, frames.texts(request).text("factor.wrong"));
        }
        response.sendRedirect(right ? "/" : "/sign-in/code");
    }

    /**
     * The second factor of an account.
     *
     * @param demanded whether the settings demand it
     * @param secret one that was just made, for the app; null when none was
     */
    public record Shown(
            boolean on, boolean demanded, @Nullable String secret, String name) {}

    @GetMapping(path = "/account/factor", produces = MediaType.TEXT_HTML_VALUE)
    String own(HttpServletRequest request) {
        return page(request, null);
    }

    private String page(HttpServletRequest request, @Nullable String secret) {
        return views.page(
                "factor",
                frames.of(request, null),
                new Shown(
                        factor.isOn(Frames.who().accountId()),
                        session.demandsFactor(Frames.who()),
                        secret,
                        Frames.who().name()));
    }

    @PostMapping(path = "/account/factor", produces = MediaType.TEXT_HTML_VALUE)
    String change(
            HttpServletRequest request,
            @RequestParam(name = "act", defaultValue = "") String act,
            @RequestParam(name = "password", defaultValue = "") String password,
            @RequestParam(name = "code", defaultValue = "") String code) {
        Texts texts = frames.texts(request);
        if (act.equals("begin")) {
            if (!accounts.isOf(Frames.who(), password)) {
                Frames.say(request, false, texts.text("password.wrong"));
                return page(request, null);
            }
            return page(request, factor.isOn(Frames.who().accountId()) ? null : factor.begin(Frames.who()));
        }
        boolean done = act.equals("remove") ? factor.remove(Frames.who(), code) : factor.confirm(Frames.who(), code);
        Frames.say(request, done, texts.text(done ? "factor.done" : "factor.wrong"));
        return page(request, null);
    }
}
