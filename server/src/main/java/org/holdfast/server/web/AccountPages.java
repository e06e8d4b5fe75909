package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.Listed;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.access.Scope;
import org.holdfast.server.access.Session;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own account, and the accounts of those at one's place. */
@RestController
public class AccountPages {
    private static final int LONGEST = 200;
    private static final List<String> ROLES = List.of(
            Role.WORKER.id(),
            Role.REVIEWER.id(),
            Role.OFFICER.id(),
            Role.SUPERVISOR.id(),
            Role.DEPARTMENT.id(),
            Role.AUDITOR.id(),
            Role.ADMINISTRATOR.id());

    private final Views views;
    private final Frames frames;
    private final Accounts accounts;
    private final AccessTokens tokens;
    private final Session session;

    public AccountPages(Views views, Frames frames, Accounts accounts, AccessTokens tokens, Session session) {
        this.session = session;
        this.tokens = tokens;
        this.views = views;
        this.frames = frames;
        this.accounts = accounts;
    }

    /** One's own account as the page shows it. */
    public record Own(
            String fullName,
            boolean mustChangePassword,
            List<Session.Open> sessions,
            List<AccessTokens.Token> tokens,
            List<String> scopes,
            @Nullable String secret) {}

    /** The accounts and, after one was made, its name and first password. */
    public record All(
            List<Listed> accounts,
            List<String> roles,
            @Nullable String made,
            @Nullable String password) {}

    @GetMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
    String own(HttpServletRequest request) {
        return own(request, null);
    }

    private String own(HttpServletRequest request, @Nullable String secret) {
        List<AccessTokens.Token> own = tokens.list(Frames.reader()).stream()
                .filter(token -> token.account().equals(Frames.who().name()) && !token.revoked())
                .toList();
        return views.page(
                "account",
                frames.of(request, null),
                new Own(
                        Frames.who().fullName(),
                        Frames.who().mustChangePassword(),
                        session.open(request, Frames.who()),
                        own,
                        Arrays.stream(Scope.values()).map(Scope::id).toList(),
                        secret));
    }

    @PostMapping(path = "/account/tokens", produces = MediaType.TEXT_HTML_VALUE)
    String issue(
            HttpServletRequest request,
            @RequestParam(name = "name", defaultValue = "") String name,
            @RequestParam(name = "scope", defaultValue = "") List<String> wanted,
            @RequestParam(name = "days", defaultValue = "0") int days) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        Arrays.stream(Scope.values())
                .filter(scope -> wanted.contains(scope.id()))
                .forEach(scopes::add);
        if (name.isBlank()
                || name.length() > 100
                || scopes.isEmpty()
                || days < 1
                || days > AccessTokens.LONGEST.toDays()) {
            Frames.say(request, false, frames.texts(request).text("tokens.wrong"));
            return own(request, null);
        }
        return own(
                request,
                tokens.issue(Frames.reader(), name.strip(), scopes, Duration.ofDays(days))
                        .secret());
    }

    @PostMapping("/account/tokens/{id}")
    void revoke(HttpServletRequest request, HttpServletResponse response, @PathVariable("id") long id)
            throws IOException {
        boolean ended = tokens.revoke(Frames.reader(), id);
        Frames.say(request, ended, frames.texts(request).text(ended ? "tokens.ended" : "tokens.none"));
        response.sendRedirect("/account");
    }

    @PostMapping("/account/sessions")
    void endOthers(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam(name = "password", defaultValue = "") String password)
            throws IOException {
        boolean done = accounts.isOf(Frames.who(), password);
        if (done) {
            session.endOthers(request, Frames.who());
        }
        Frames.say(request, done, frames.texts(request).text(done ? "sessions.ended" : "password.wrong"));
        response.sendRedirect("/account");
    }

    /** Sets a new first password, or takes an account out of use or back into it. */
    @PostMapping(path = "/admin/accounts/{name}", produces = MediaType.TEXT_HTML_VALUE)
    String change(
            HttpServletRequest request,
            @PathVariable("name") String name,
            @RequestParam(name = "act", defaultValue = "") String act,
            @RequestParam(name = "version", defaultValue = "0") long version) {
        Texts texts = frames.texts(request);
        if (act.equals("reset")) {
            String password = Accounts.randomPassword();
            boolean done = !name.equals(Frames.who().name())
                    && accounts.reset(Frames.reader(), name, password, texts.text("accounts.reset"));
            Frames.say(request, done, texts.text(done ? "accounts.was_reset" : "accounts.refused"));
            return page(request, done ? name : null, done ? password : null);
        }
        boolean done = accounts.find(Frames.reader(), name)
                .map(account -> new Accounts.Wanted(
                        account.fullName(),
                        Role.of(account.role()),
                        account.placeId(),
                        account.language(),
                        act.equals("enable"),
                        account.identity()))
                .filter(wanted -> act.equals("enable") || act.equals("disable"))
                .map(wanted -> accounts.change(Frames.reader(), name, version, wanted) == Accounts.Outcome.DONE)
                .orElse(false);
        Frames.say(request, done, texts.text(done ? "accounts.changed" : "accounts.not_changed"));
        return page(request, null, null);
    }

    @GetMapping(path = "/admin/accounts/{name}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable("name") String name) {
        return accounts.find(Frames.reader(), name)
                .map(account -> ResponseEntity.ok(views.page(
                        "account-edit",
                        Map.of("frame", frames.of(request, Navigation.ACCOUNTS), "shown", account, "roles", ROLES))))
                .orElseGet(() -> frames.notFound(request));
    }

    /** Gives an account another name of its person, role, place, language or identity. */
    @PostMapping("/admin/accounts/{name}/person")
    void person(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("name") String name,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam(name = "full_name", defaultValue = "") String fullName,
            @RequestParam(name = "role", defaultValue = "") String role,
            @RequestParam(name = "place", defaultValue = "") String place,
            @RequestParam(name = "language", defaultValue = "") String language,
            @RequestParam(name = "identity", defaultValue = "") String identity)
            throws IOException {
        boolean done = ROLES.contains(role)
                && !fullName.isBlank()
                && fullName.length() <= LONGEST
                && identity.length() <= LONGEST
                && accounts.find(Frames.reader(), name)
                        .map(account -> new Accounts.Wanted(
                                fullName.strip(),
                                Role.of(role),
                                place.isBlank() ? null : place.strip(),
                                language.equals("zh") ? "zh" : "en",
                                account.enabled(),
                                identity.isBlank() ? null : identity.strip()))
                        .map(wanted -> accounts.change(Frames.reader(), name, version, wanted) == Accounts.Outcome.DONE)
                        .orElse(false);
        Frames.say(request, done, frames.texts(request).text(done ? "accounts.changed" : "accounts.not_changed"));
        response.sendRedirect("/admin/accounts");
    }

    @PostMapping("/account")
    void changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("present") String present,
            @RequestParam("wanted") String wanted)
            throws IOException {
        Optional<String> fault = accounts.changePassword(Frames.who(), present, wanted);
        Texts texts = frames.texts(request);
        if (fault.isEmpty()) {
            session.passwordChanged(request, response, Frames.who());
        }
        Frames.say(request, fault.isEmpty(), texts.text(fault.orElse("password.changed")));
        response.sendRedirect(fault.isEmpty() ? "/" : "/account");
    }

    @GetMapping(path = "/admin/accounts", produces = MediaType.TEXT_HTML_VALUE)
    String all(HttpServletRequest request) {
        return page(request, null, null);
    }

    private String page(HttpServletRequest request, @Nullable String made, @Nullable String password) {
        return views.page(
                "accounts",
                Map.of(
                        "frame",
                        frames.of(request, Navigation.ACCOUNTS),
                        "shown",
                        new All(accounts.list(Frames.reader()), ROLES, made, password)));
    }

    @PostMapping(path = "/admin/accounts", produces = MediaType.TEXT_HTML_VALUE)
    String add(
            HttpServletRequest request,
            @RequestParam("name") String name,
            @RequestParam("full_name") String fullName,
            @RequestParam("role") String role,
            @RequestParam("place") String place,
            @RequestParam("language") String language) {
        String password = Accounts.randomPassword();
        Texts texts = frames.texts(request);
        if (!name.matches(Accounts.NAME) || fullName.isBlank()) {
            Frames.say(request, false, texts.text("accounts.wrong"));
            return page(request, null, null);
        }
        try {
            accounts.add(
                    Frames.reader(),
                    new NewAccount(
                            name,
                            fullName.strip(),
                            Role.of(role),
                            place.isBlank() ? null : place.strip(),
                            language.equals("zh") ? "zh" : "en"),
                    password);
        } catch (DataAccessException | IllegalArgumentException refused) {
            Frames.say(request, false, texts.text("accounts.refused"));
            return page(request, null, null);
        }
        return page(request, name, password);
    }
}
