package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import org.holdfast.server.access.Accounts;
import org.holdfast.server.access.Accounts.NewAccount;
import org.holdfast.server.store.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts at the administrator's place. */
@RestController
@RequestMapping(path = "/api/v1/accounts", produces = "application/json")
@Tag(name = "accounts", description = "Accounts at the administrator's place")
public class AccountsApi {
    private final Accounts accounts;

    public AccountsApi(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    @Operation(summary = "The accounts at the administrator's place and below, by name")
    List<Accounts.Listed> list() {
        return accounts.list(Asked.actor());
    }

    @GetMapping("/{name}")
    @Operation(summary = "An account")
    ResponseEntity<Accounts.Listed> one(@PathVariable("name") String name) {
        Accounts.Listed account =
                accounts.find(Asked.actor(), Asked.filter("name", name)).orElseThrow(Refusal::notFound);
        return ResponseEntity.ok().header("ETag", Asked.etag(account.version())).body(account);
    }

    /** An account that is to be made. */
    public record New(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "2 to 64 letters, digits, dots, hyphens, underscores or @")
            @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String fullName,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String role,

            @Schema(description = "Absent: every place, for administrators of every place only") @Nullable
            String placeId,

            @Schema(allowableValues = {"en", "zh"}) @Nullable
            String language) {}

    /** An account that was made; its password is to be changed when it first signs in, and is not given again. */
    public record Made(String name, String password) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes an account, with a first password")
    Made add(HttpServletRequest request, @RequestBody New asked) {
        request.setAttribute(Idempotency.SECRET, true);
        String name = Asked.sentence("name", asked.name());
        if (!name.matches(Accounts.NAME)) {
            throw Refusal.at("name", "is 2 to 64 letters, digits, dots, hyphens, underscores or @");
        }
        NewAccount account = new NewAccount(
                name,
                Asked.sentence("full_name", asked.fullName()),
                role(asked.role()),
                asked.placeId() == null ? null : Asked.filter("place_id", asked.placeId()),
                language(asked.language()));
        String password = Accounts.randomPassword();
        try {
            accounts.add(Asked.actor(), account, password);
        } catch (DataAccessException refused) {
            throw new Refusal(
                    ProblemKind.REFUSED, "The name is taken, or the place is not at or below the administrator's");
        }
        return new Made(name, password);
    }

    private static Role role(@Nullable String id) {
        return Arrays.stream(Role.values())
                .filter(role -> role != Role.SYSTEM && role.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.at("role", "is none of the roles"));
    }

    private static String language(@Nullable String language) {
        String chosen = language == null ? "en" : language;
        if (!chosen.equals("en") && !chosen.equals("zh")) {
            throw Refusal.at("language", "is en or zh");
        }
        return chosen;
    }

    /** An account as it shall be. */
    public record Changed(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String fullName,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String role,

            @Nullable String placeId,

            @Schema(allowableValues = {"en", "zh"}) @Nullable
            String language,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            Boolean enabled,

            @Schema(description = "By which the OpenID provider names the person; absent: none") @Nullable
            String identity) {}

    @PutMapping("/{name}")
    @Operation(summary = "Changes an account; one that is disabled sees nothing from that moment")
    ResponseEntity<Accounts.Listed> change(
            @PathVariable("name") String name, @RequestHeader("If-Match") String ifMatch, @RequestBody Changed asked) {
        long expected = Asked.version(ifMatch);
        Accounts.Wanted wanted = new Accounts.Wanted(
                Asked.sentence("full_name", asked.fullName()),
                role(asked.role()),
                asked.placeId() == null ? null : Asked.filter("place_id", asked.placeId()),
                language(asked.language()),
                Asked.required("enabled", asked.enabled()),
                asked.identity() == null
                        ? null
                        : Asked.sentence("identity", Asked.filter("identity", asked.identity())));
        switch (accounts.change(Asked.actor(), Asked.filter("name", name), expected, wanted)) {
            case DONE -> {
                return one(name);
            }
            case STALE -> throw new Refusal(ProblemKind.CHANGED_MEANWHILE, ProblemKind.CHANGED_MEANWHILE.advice());
            case OWN -> throw new Refusal(ProblemKind.REFUSED, "Nobody changes the account he is signed in with");
            case REFUSED ->
                throw new Refusal(
                        ProblemKind.REFUSED,
                        "The place is not at or below the administrator's, or another account has the identity");
            case UNKNOWN -> throw Refusal.notFound();
        }
        throw Refusal.notFound();
    }

    /** Why a password is set anew. */
    public record Reset(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @PostMapping("/{name}/password")
    @Operation(summary = "Sets a new first password, lifts a lock and removes the second factor")
    Made reset(HttpServletRequest request, @PathVariable("name") String name, @RequestBody Reset asked) {
        request.setAttribute(Idempotency.SECRET, true);
        String password = Accounts.randomPassword();
        if (!accounts.reset(
                Asked.actor(), Asked.filter("name", name), password, Asked.sentence("reason", asked.reason()))) {
            throw Refusal.notFound();
        }
        return new Made(name, password);
    }
}
