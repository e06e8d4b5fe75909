package org.holdfast.server.api;

import static org.holdfast.server.access.Scope.ADMIN;
import static org.holdfast.server.access.Scope.JOURNAL;
import static org.holdfast.server.access.Scope.LOAD;
import static org.holdfast.server.access.Scope.READ;
import static org.holdfast.server.access.Scope.WRITE;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.holdfast.server.access.AccessTokens;
import org.holdfast.server.access.RequestLimit;
import org.holdfast.server.access.Scope;
import org.holdfast.server.access.Session;
import org.holdfast.server.access.SignedIn;
import org.holdfast.server.access.UploadGate;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Who may ask for which operation: the holder of a token, within its scopes, or whoever is signed in to the pages, with the
 * pages' protection against forged requests. The database decides again, by account.
 */
@Configuration(proxyBeanMethods = false)
public class ApiSecurity {
    private static final String BEARER = "Bearer ";
    private static final String API = "/api/v1";
    private static final String[] READERS = {"WORKER", "REVIEWER", "OFFICER", "SUPERVISOR", "AUDITOR"};

    @Bean
    @Order(1)
    SecurityFilterChain api(
            HttpSecurity http, Session session, RequestLimit limit, AccessTokens tokens, Store store, Intake intake)
            throws Exception {
        http.securityMatcher("/api/**", "/problems/**");
        http.authorizeHttpRequests(requests -> requests.requestMatchers("/problems/**")
                .permitAll()
                .requestMatchers(API + "/openapi.json")
                .authenticated()
                .requestMatchers(API + "/accounts/**")
                .access(both(ADMIN, "ADMINISTRATOR"))
                .requestMatchers(API + "/settings/**")
                .access(both(ADMIN, "ADMINISTRATOR"))
                .requestMatchers(HttpMethod.POST, API + "/packs")
                .access(both(ADMIN, "ADMINISTRATOR"))
                .requestMatchers(HttpMethod.POST, API + "/packs/**")
                .access(both(ADMIN, "OFFICER"))
                .requestMatchers(API + "/journal/**")
                .access(both(JOURNAL, "AUDITOR", "ADMINISTRATOR"))
                .requestMatchers(HttpMethod.GET, API + "/loads/**")
                .access(both(LOAD, "OFFICER", "AUDITOR"))
                .requestMatchers(API + "/loads/**")
                .access(both(LOAD, "OFFICER"))
                .requestMatchers(HttpMethod.POST, API + "/runs")
                .access(both(WRITE, "OFFICER"))
                .requestMatchers(HttpMethod.GET, API + "/households/**", API + "/signals/**")
                .access(both(READ, READERS))
                .requestMatchers(HttpMethod.POST, API + "/households/search")
                .access(both(READ, READERS))
                .requestMatchers(HttpMethod.PUT, API + "/households/**")
                .access(both(WRITE, "WORKER", "OFFICER"))
                .requestMatchers(HttpMethod.DELETE, API + "/households/**")
                .access(both(WRITE, "WORKER", "OFFICER"))
                .requestMatchers(API + "/households/**", API + "/signals/**")
                .access(both(WRITE, "WORKER", "REVIEWER", "OFFICER"))
                .requestMatchers(HttpMethod.POST, API + "/series", API + "/hazards")
                .access(both(WRITE, "OFFICER"))
                .requestMatchers(HttpMethod.GET)
                .hasAuthority(READ.authority())
                .anyRequest()
                .hasAuthority(WRITE.authority()));
        http.csrf(csrf -> csrf.ignoringRequestMatchers(request -> token(request) != null));
        http.exceptionHandling(handling -> handling.authenticationEntryPoint(
                        (request, response, failed) -> ProblemWriter.write(
                                response, ProblemKind.UNAUTHENTICATED, ProblemKind.UNAUTHENTICATED.advice()))
                .accessDeniedHandler((request, response, denied) ->
                        ProblemWriter.write(response, ProblemKind.FORBIDDEN, ProblemKind.FORBIDDEN.advice())));
        http.requestCache(cache -> cache.disable());
        http.headers(headers -> headers.contentSecurityPolicy(
                csp -> csp.policyDirectives("default-src 'none'; frame-ancestors 'none'")));
        http.addFilterBefore(new UploadGate(), CsrfFilter.class);
        http.addFilterBefore(new Bearers(tokens), CsrfFilter.class);
        http.addFilterAfter(limit, Bearers.class);
        http.addFilterAfter(new WholeSessions(session), AuthorizationFilter.class);
        http.addFilterAfter(new Idempotency(store, intake.files()), WholeSessions.class);
        return http.build();
    }

    private static AuthorizationManager<RequestAuthorizationContext> both(Scope scope, String... roles) {
        Set<String> wanted =
                Set.of(Arrays.stream(roles).map(role -> "ROLE_" + role).toArray(String[]::new));
        return (authentication, context) -> {
            Authentication who = authentication.get();
            List<String> has = who == null
                    ? List.of()
                    : who.getAuthorities().stream()
                            .map(GrantedAuthority::getAuthority)
                            .map(String::valueOf)
                            .toList();
            return new AuthorizationDecision(
                    has.contains(scope.authority()) && has.stream().anyMatch(wanted::contains));
        };
    }

    private static @Nullable String token(HttpServletRequest request) {
        String header = request.getHeader("Authorization");
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    /** Puts the holder of a token in place of whoever may be signed in. */
    private static final class Bearers extends OncePerRequestFilter {
        private final AccessTokens tokens;

        Bearers(AccessTokens tokens) {
            this.tokens = tokens;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            String secret = token(request);
            if (secret == null) {
                chain.doFilter(request, response);
                return;
            }
            AccessTokens.Bearer bearer = tokens.find(secret).orElse(null);
            if (bearer == null) {
                ProblemWriter.write(response, ProblemKind.UNAUTHENTICATED, ProblemKind.UNAUTHENTICATED.advice());
                return;
            }
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(authentication(bearer));
            SecurityContextHolder.setContext(context);
            try {
                chain.doFilter(request, response);
            } finally {
                SecurityContextHolder.clearContext();
            }
        }

        private static Authentication authentication(AccessTokens.Bearer bearer) {
            SignedIn who = bearer.who();
            List<GrantedAuthority> authorities = new ArrayList<>();
            authorities.add(new SimpleGrantedAuthority("ROLE_" + who.role().name()));
            bearer.scopes().forEach(scope -> authorities.add(new SimpleGrantedAuthority(scope.authority())));
            return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
        }
    }
}
