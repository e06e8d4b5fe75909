package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.Listed;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.access.Session;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own account, and the accounts of those at one's place. */
@RestController
public class AccountPages {
    private final Views views;
    private final Frames frames;
    private final Accounts accounts;

    public AccountPages(Views views, Frames frames, Accounts accounts) {
        this.views = views;
        this.frames = frames;
        this.accounts = accounts;
    }

    private static SignedIn who() {
        return Objects.requireNonNull(Frames.reader(), "the page is for those who are signed in");
    }

    /** One's own account as the page shows it. */
    public record Own(String fullName, boolean mustChangePassword) {}

    /** The accounts and, after one was made, its name and first password. */
    public record All(
            List<Listed> accounts,
            List<String> roles,
            @Nullable String made,
            @Nullable String password) {}

    @GetMapping(path = "/account", produces = MediaType.TEXT_HTML_VALUE)
    String own(HttpServletRequest request) {
        return views.page("account", frames.of(request, null), new Own(who().fullName(), who().mustChangePassword()));
    }

    @PostMapping("/account")
    void changePassword(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("present") String present,
            @RequestParam("wanted") String wanted)
            throws IOException {
        Optional<String> fault = accounts.changePassword(who(), present, wanted);
        Texts texts = frames.of(request, null).texts();
        Frames.say(request, fault.isEmpty(), texts.text(fault.orElse("password.changed")));
        if (fault.isEmpty()) {
            Session.passwordChanged(request, response, who());
        }
        response.sendRedirect(fault.isEmpty() ? "/" : "/account");
    }

    @GetMapping(path = "/admin/accounts", produces = MediaType.TEXT_HTML_VALUE)
    String all(HttpServletRequest request) {
        return page(request, null, null);
    }

    private String page(HttpServletRequest request, @Nullable String made, @Nullable String password) {
        List<String> roles = List.of(
                Role.WORKER.id(),
                Role.REVIEWER.id(),
                Role.OFFICER.id(),
                Role.SUPERVISOR.id(),
                Role.AUDITOR.id(),
                Role.ADMINISTRATOR.id());
        return views.page(
                "accounts",
                Map.of(
                        "frame",
                        frames.of(request, Navigation.ACCOUNTS),
                        "shown",
                        new All(accounts.list(who().actor()), roles, made, password)));
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
        Texts texts = frames.of(request, null).texts();
        if (!name.matches(Accounts.NAME) || fullName.isBlank()) {
            Frames.say(request, false, texts.text("accounts.wrong"));
            return page(request, null, null);
        }
        try {
            accounts.add(
                    who().actor(),
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
