package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Currency;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the frame of a page out of a request. */
public final class Frames {
    private static final String NOTICE = "org.holdfast.notice";
    private final Store store;
    private final Packs packs;

    public Frames(Store store, Packs packs) {
        this.store = store;
        this.packs = packs;
    }

    /** Who is signed in; null on the pages before. */
    static @Nullable SignedIn reader() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who ? who : null;
    }

    /** The frame of a page in a part of the site; what the last request led to is said once. */
    Frame of(HttpServletRequest request, @Nullable Navigation here) {
        SignedIn who = reader();
        Texts plain = Texts.of(language(request, who));
        Texts texts = packs.inForce().map(plain::with).orElse(plain);
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                texts,
                new Figures(texts.locale(), who == null ? null : currency(who.actor()), ZoneId.systemDefault()),
                who == null ? null : who.actor(),
                here,
                csrf == null ? new Frame.Csrf("_csrf", "") : new Frame.Csrf(csrf.getParameterName(), csrf.getToken()),
                take(request));
    }

    private static String language(HttpServletRequest request, @Nullable SignedIn who) {
        return who == null ? request.getLocale().getLanguage() : who.language();
    }

    private @Nullable Currency currency(Actor actor) {
        return store.read(
                        actor,
                        db -> db.sql(
                                        "select currency from register_state where currency is not null and currency <> 'XXX'")
                                .query(String.class)
                                .optional())
                .map(Currency::getInstance)
                .orElse(null);
    }

    /** Says something on the next page. */
    static void say(HttpServletRequest request, boolean done, String text) {
        request.getSession().setAttribute(NOTICE, new Said(done, text));
    }

    private record Said(boolean done, String text) implements java.io.Serializable {}

    private static Frame.@Nullable Notice take(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(NOTICE) instanceof Said said) {
            session.removeAttribute(NOTICE);
            return new Frame.Notice(said.done(), said.text());
        }
        return null;
    }
}
