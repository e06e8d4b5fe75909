package org.holdfast.server.operation;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.holdfast.server.access.SignedIn;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.authorization.event.AuthorizationDeniedEvent;
import org.springframework.security.core.Authentication;

/**
 * Logs and counts who signs in and out, attempts that are refused, and requests that a role does not allow: by the number of
 * the account, never with what was typed or asked for. The request's id leads to its other lines.
 */
public class SecurityLog {
    private static final Logger LOG = LoggerFactory.getLogger("org.holdfast.security");

    private final Counter signedIn;
    private final Counter refused;
    private final Counter denied;

    public SecurityLog(MeterRegistry meters) {
        this.signedIn = counter(meters, "holdfast.signins", "Sign-ins");
        this.refused = counter(meters, "holdfast.signins.refused", "Attempts to sign in that were refused");
        this.denied = counter(meters, "holdfast.requests.denied", "Requests that a role or a token did not allow");
    }

    private static Counter counter(MeterRegistry meters, String name, String description) {
        return Counter.builder(name).description(description).register(meters);
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        if (event.getAuthentication().getPrincipal() instanceof SignedIn) {
            signedIn.increment();
            LOG.info("signed in: {}", who(event.getAuthentication()));
        }
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        LOG.info("signed out: {}", who(event.getAuthentication()));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        refused.increment();
        LOG.warn("sign-in refused: {}", event.getException().getClass().getSimpleName());
    }

    @EventListener
    void denied(AuthorizationDeniedEvent<?> event) {
        denied.increment();
        LOG.warn("request denied: {}", who(event.getAuthentication().get()));
    }

    private static String who(Authentication authentication) {
        return authentication != null && authentication.getPrincipal() instanceof SignedIn who
                ? "account " + who.accountId() + ", " + who.role().id() + (who.vouched() ? ", by the provider" : "")
                : "nobody";
    }
}
