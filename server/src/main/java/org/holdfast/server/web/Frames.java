package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.policy.pack.Pack;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.settings.Setting;
import org.holdfast.server.settings.Settings;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;

/** Makes the frame of a page out of a request. */
public final class Frames {
    private static final String NOTICE = "org.holdfast.notice";
    private final Views views;
    private final Settings settings;
    private final Store store;
    private final Packs packs;

    public Frames(Views views, Settings settings, Store store, Packs packs) {
        this.views = views;
        this.settings = settings;
        this.store = store;
        this.packs = packs;
    }

    /** Who is signed in, on a page that asks for it. */
    static SignedIn who() {
        return Objects.requireNonNull(SignedIn.current(), "the page is for those who are signed in");
    }

    /** On whose behalf a page that asks for a sign-in reads. */
    static Actor reader() {
        return who().actor();
    }

    /** The words of who makes a request, without those of a pack. */
    Texts texts(HttpServletRequest request) {
        return Texts.of(language(request, SignedIn.current()));
    }

    /** That there is no such page for the reader. */
    ResponseEntity<String> notFound(HttpServletRequest request) {
        return ResponseEntity.status(HttpStatus.NOT_FOUND).body(views.page("problem", of(request, null), "not_found"));
    }

    /** The frame of a page in a part of the site; what the last request led to is said once. */
    Frame of(HttpServletRequest request, @Nullable Navigation here) {
        return of(request, here, packs.inForce());
    }

    /** The frame of a page that speaks of a pack, in the pack's words. */
    Frame of(HttpServletRequest request, @Nullable Navigation here, Optional<Pack> pack) {
        SignedIn who = SignedIn.current();
        Texts plain = texts(request);
        Texts texts = pack.map(plain::with).orElse(plain);
        CsrfToken csrf = (CsrfToken) request.getAttribute(CsrfToken.class.getName());
        return new Frame(
                settings.get(Setting.ORGANISATION),
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
                                        "select currency from register_state where currency is not null and currency <> :unstated")
                                .param("unstated", org.holdfast.column.Currency.UNSTATED.code())
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
