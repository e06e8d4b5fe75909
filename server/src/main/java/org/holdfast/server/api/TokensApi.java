package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The keys by which machines act as an account. */
@RestController
@RequestMapping(path = "/api/v1/tokens", produces = "application/json")
@Tag(name = "tokens", description = "Keys by which machines act as an account")
public class TokensApi {
    private final AccessTokens tokens;

    public TokensApi(AccessTokens tokens) {
        this.tokens = tokens;
    }

    @GetMapping
    @Operation(summary = "The account's tokens, and for administrators those at their place")
    List<AccessTokens.Token> list() {
        return tokens.list(Asked.actor());
    }

    /** A token that is to be made. */
    public record New(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String name,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "read, write, load, journal, admin")
            @Nullable
            List<@Nullable String> scopes,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "1 to 366") @Nullable
            Integer days) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Makes a token of the account; its secret is not given again")
    AccessTokens.Issued issue(HttpServletRequest request, @RequestBody New asked) {
        request.setAttribute(Idempotency.SECRET, true);
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String id : Asked.required("scopes", asked.scopes())) {
            scopes.add(scope(id));
        }
        int days = Asked.required("days", asked.days());
        if (scopes.isEmpty() || days < 1 || days > AccessTokens.LONGEST.toDays()) {
            throw Refusal.at(scopes.isEmpty() ? "scopes" : "days", "is not as the description says");
        }
        return tokens.issue(Asked.actor(), Asked.sentence("name", asked.name()), scopes, Duration.ofDays(days));
    }

    /** Nobody makes a token that may do more than he may himself. */
    private static Scope scope(@Nullable String id) {
        for (Scope scope : Scope.values()) {
            if (scope.id().equals(id)) {
                boolean has = Objects.requireNonNull(
                                SecurityContextHolder.getContext().getAuthentication())
                        .getAuthorities()
                        .stream()
                        .anyMatch(authority -> scope.authority().equals(authority.getAuthority()));
                if (!has) {
                    throw new Refusal(ProblemKind.FORBIDDEN, "The token that asks does not have the scope " + id);
                }
                return scope;
            }
        }
        throw Refusal.at("scopes", "are of read, write, load, journal, admin");
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends a token")
    void revoke(@PathVariable("id") long id) {
        if (!tokens.revoke(Asked.actor(), id)) {
            throw Refusal.notFound();
        }
    }
}
