package org.holdfast.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.converter.FormHttpMessageConverter;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.event.AuthenticationFailureBadCredentialsEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientAuthorizationCodeTokenResponseClient;
import org.springframework.security.oauth2.client.http.OAuth2ErrorResponseErrorHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.core.http.converter.OAuth2AccessTokenResponseHttpMessageConverter;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Lets somebody in whom a provider vouches for (OpenID Connect Core 1.0, authorization code flow with PKCE): as the account
 * that an administrator gave the identity. Roles and places are ours; of the provider's tokens the ID token is kept, in the
 * session, for signing out.
 */
final class ProviderSignIn {
    private static final String ID_TOKEN = "holdfast.id_token";

    private final ProviderRegistration registration;
    private final Accounts accounts;
    private final Session session;
    private final ApplicationEventPublisher events;

    ProviderSignIn(
            ProviderRegistration registration, Accounts accounts, Session session, ApplicationEventPublisher events) {
        this.registration = registration;
        this.accounts = accounts;
        this.session = session;
        this.events = events;
    }

    void addTo(HttpSecurity http) throws Exception {
        http.oauth2Login(this::configure);
        http.logout(out -> out.addLogoutHandler((request, response, who) -> remember(request))
                .logoutSuccessHandler((request, response, who) -> response.sendRedirect(afterSignOut(request))));
    }

    private void configure(OAuth2LoginConfigurer<HttpSecurity> login) {
        login.loginPage("/sign-in")
                .clientRegistrationRepository(registration)
                .authorizedClientRepository(new NothingKept())
                .authorizationEndpoint(begin -> begin.authorizationRequestResolver(fromHere()))
                .tokenEndpoint(token -> token.accessTokenResponseClient(tokens()))
                .userInfoEndpoint(
                        user -> user.oidcUserService(request -> new DefaultOidcUser(List.of(), request.getIdToken())))
                .successHandler(this::succeeded)
                .failureHandler((request, response, failed) -> response.sendRedirect("/sign-in?refused=provider"));
    }

    private static RestClientAuthorizationCodeTokenResponseClient tokens() {
        RestClientAuthorizationCodeTokenResponseClient client = new RestClientAuthorizationCodeTokenResponseClient();
        client.setRestClient(RestClient.builder()
                .requestFactory(ProviderRegistration.http().getRequestFactory())
                .configureMessageConverters(converters -> converters
                        .addCustomConverter(new FormHttpMessageConverter())
                        .addCustomConverter(new OAuth2AccessTokenResponseHttpMessageConverter()))
                .defaultStatusHandler(new OAuth2ErrorResponseErrorHandler())
                .build());
        return client;
    }

    private void succeeded(HttpServletRequest request, HttpServletResponse response, Authentication vouched)
            throws IOException {
        OidcUser person = (OidcUser) Objects.requireNonNull(vouched.getPrincipal());
        String identity = identity(person);
        Optional<SignedIn> who = identity == null ? Optional.empty() : accounts.vouched(identity);
        if (who.isEmpty()) {
            request.getSession().invalidate();
            SecurityContextHolder.clearContext();
            request.getSession().setAttribute(ProviderRegistration.UNKNOWN, identity == null ? "" : identity);
            events.publishEvent(new AuthenticationFailureBadCredentialsEvent(
                    vouched, new BadCredentialsException("no account has the identity")));
            response.sendRedirect("/sign-in?refused=unknown");
            return;
        }
        request.getSession().setAttribute(ID_TOKEN, person.getIdToken().getTokenValue());
        session.vouched(request, response, who.get());
        Authentication signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null) {
            events.publishEvent(new InteractiveAuthenticationSuccessEvent(signedIn, ProviderSignIn.class));
        }
        response.sendRedirect("/");
    }

    /** By which the provider names a person; null when it does not, or has not made sure of the address that it names. */
    private @Nullable String identity(OidcUser person) {
        boolean sure = !registration.claim().equals("email") || Boolean.TRUE.equals(person.getEmailVerified());
        return sure ? person.getIdToken().getClaimAsString(registration.claim()) : null;
    }

    /** A sign-in is begun on a page of this site, not by a link or a form of another: whose session that would be is unclear. */
    private OAuth2AuthorizationRequestResolver fromHere() {
        OAuth2AuthorizationRequestResolver all = new DefaultOAuth2AuthorizationRequestResolver(
                registration, OAuth2AuthorizationRequestRedirectFilter.DEFAULT_AUTHORIZATION_REQUEST_BASE_URI);
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                String site = request.getHeader("Sec-Fetch-Site");
                return site == null || site.equals("same-origin") ? all.resolve(request) : null;
            }

            @Override
            public @Nullable OAuth2AuthorizationRequest resolve(HttpServletRequest request, String id) {
                return resolve(request);
            }
        };
    }

    /** Keeps what signing out needs of a session that is about to end. */
    private void remember(HttpServletRequest request) {
        HttpSession ending = request.getSession(false);
        if (ending != null) {
            request.setAttribute(ID_TOKEN, ending.getAttribute(ID_TOKEN));
        }
    }

    /** Where somebody goes who has signed out: to the provider, when it lets people sign out (RP-Initiated Logout 1.0). */
    private String afterSignOut(HttpServletRequest request) {
        ClientRegistration known = registration.findByRegistrationId(ProviderRegistration.ID);
        Object token = request.getAttribute(ID_TOKEN);
        Object end = known == null
                ? null
                : known.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        if (token == null || end == null) {
            return "/sign-in";
        }
        String back = UriComponentsBuilder.fromUriString(request.getRequestURL().toString())
                .replacePath("/sign-in")
                .toUriString();
        return UriComponentsBuilder.fromUriString(end.toString())
                .queryParam("id_token_hint", "{token}")
                .queryParam("post_logout_redirect_uri", "{back}")
                .encode()
                .buildAndExpand(token, back)
                .toUriString();
    }

    /** The provider's access tokens are for nothing here. */
    private static final class NothingKept implements OAuth2AuthorizedClientRepository {
        @Override
        public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request) {
            return null;
        }

        @Override
        public void saveAuthorizedClient(
                OAuth2AuthorizedClient client,
                Authentication principal,
                HttpServletRequest request,
                HttpServletResponse response) {}

        @Override
        public void removeAuthorizedClient(
                String id, Authentication principal, HttpServletRequest request, HttpServletResponse response) {}
    }
}
