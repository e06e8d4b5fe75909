package org.holdfast.server.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.holdfast.server.settings.Setting;
import org.holdfast.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authorization.AuthorizationEventPublisher;
import org.springframework.security.authorization.SpringAuthorizationEventPublisher;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.session.SessionRegistry;
import org.springframework.security.core.session.SessionRegistryImpl;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.authentication.logout.HeaderWriterLogoutHandler;
import org.springframework.security.web.authentication.logout.LogoutFilter;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter;
import org.springframework.security.web.header.writers.ClearSiteDataHeaderWriter.Directive;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may ask for what, and what every answer says to the browser. */
@Configuration(proxyBeanMethods = false)
public class SecurityConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger("org.holdfast.security");
    private static final String[] HOUSEHOLD_READERS = {"WORKER", "REVIEWER", "OFFICER", "SUPERVISOR", "AUDITOR"};
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    @Bean
    SessionRegistry sessions() {
        return new SessionRegistryImpl();
    }

    /** Tells the list of sessions when one ends. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    /** Tells who was not allowed what, for the log. */
    @Bean
    AuthorizationEventPublisher denied(ApplicationEventPublisher events) {
        return new SpringAuthorizationEventPublisher(events);
    }

    @Bean
    RequestLimit requestLimit(Settings settings) {
        return new RequestLimit(() -> settings.number(Setting.REQUESTS_PER_SECOND));
    }

    /** It has its place in the chains below and none beside them. */
    @Bean
    FilterRegistrationBean<RequestLimit> requestLimitInChainsOnly(RequestLimit requests) {
        FilterRegistrationBean<RequestLimit> registration = new FilterRegistrationBean<>(requests);
        registration.setEnabled(false);
        return registration;
    }

    @Bean
    SecurityFilterChain chain(
            HttpSecurity http,
            Accounts accounts,
            Session session,
            SessionRegistry sessions,
            RequestLimit requests,
            ObjectProvider<ProviderRegistration> providers,
            ApplicationEventPublisher events,
            @Value("${server.servlet.session.cookie.name}") String cookie,
            @Value("${server.servlet.session.cookie.secure}") boolean https)
            throws Exception {
        http.authorizeHttpRequests(asked -> asked.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                .permitAll()
                .requestMatchers(
                        "/sign-in",
                        "/sign-in/provider",
                        "/healthz",
                        "/readyz",
                        "/metrics",
                        "/holdfast.css",
                        "/holdfast.svg")
                .permitAll()
                .requestMatchers("/admin/**")
                .hasRole("ADMINISTRATOR")
                .requestMatchers(HttpMethod.POST, "/households", "/inbox/views")
                .hasAnyRole(HOUSEHOLD_READERS)
                .requestMatchers(HttpMethod.POST, "/households/**", "/inbox/**")
                .hasAnyRole("WORKER", "REVIEWER", "OFFICER")
                .requestMatchers("/inbox/**", "/households/**")
                .hasAnyRole(HOUSEHOLD_READERS)
                .requestMatchers("/journal/**")
                .hasAnyRole("AUDITOR", "ADMINISTRATOR")
                .requestMatchers(HttpMethod.GET, "/loads")
                .hasAnyRole("OFFICER", "AUDITOR")
                .requestMatchers("/loads/**")
                .hasRole("OFFICER")
                .requestMatchers(HttpMethod.POST, "/policy/**", "/runs/**")
                .hasRole("OFFICER")
                .requestMatchers("/runs/**")
                .hasAnyRole("WORKER", "REVIEWER", "OFFICER", "SUPERVISOR", "AUDITOR", "ADMINISTRATOR")
                .anyRequest()
                .authenticated());
        http.authenticationProvider(passwordSignIn(accounts));
        http.formLogin(form -> form.loginPage("/sign-in")
                .usernameParameter("username")
                .passwordParameter("password")
                .failureUrl("/sign-in?refused")
                .defaultSuccessUrl("/", false));
        ProviderRegistration provider = providers.getIfAvailable();
        if (provider != null) {
            new ProviderSignIn(provider, accounts, session, events).addTo(http);
        }
        http.logout(out -> out.logoutUrl("/sign-out")
                .deleteCookies(cookie)
                .addLogoutHandler(new HeaderWriterLogoutHandler(
                        new ClearSiteDataHeaderWriter(Directive.CACHE, Directive.STORAGE))));
        http.sessionManagement(management ->
                management.maximumSessions(-1).sessionRegistry(sessions).expiredUrl("/sign-in"));
        http.headers(headers -> headers.contentSecurityPolicy(csp -> csp.policyDirectives(policy(provider)))
                .httpStrictTransportSecurity(strict -> {
                    if (https) {
                        strict.requestMatcher(AnyRequestMatcher.INSTANCE);
                    }
                })
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                .permissionsPolicyHeader(policy -> policy.policy("camera=(), geolocation=(), microphone=()"))
                .crossOriginOpenerPolicy(policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN)));
        http.addFilterBefore(new UploadGate(), CsrfFilter.class);
        http.addFilterBefore(new SignInLimit(), UsernamePasswordAuthenticationFilter.class);
        http.addFilterBefore(requests, LogoutFilter.class);
        http.addFilterAfter(new OwedFirst(session), AuthorizationFilter.class);
        http.exceptionHandling(handling -> handling.accessDeniedHandler((request, response, denied) -> {
            if (denied instanceof CsrfException) {
                LOG.warn("forged form: {}", SignedIn.inLog());
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }));
        http.requestCache(cache -> cache.disable());
        return http.build();
    }

    /** Whoever signs out is sent on to the provider, which a browser takes for the form's doing. */
    private static String policy(@Nullable ProviderRegistration provider) {
        return provider == null
                ? POLICY
                : POLICY.replace("form-action 'self'", "form-action 'self' " + provider.origin());
    }

    private static AuthenticationProvider passwordSignIn(Accounts accounts) {
        return new PasswordSignIn(accounts);
    }
}
