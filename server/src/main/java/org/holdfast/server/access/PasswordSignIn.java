package org.holdfast.server.access;

import java.util.ArrayList;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Lets somebody in by name and password. */
final class PasswordSignIn implements AuthenticationProvider {
    private final Accounts accounts;

    PasswordSignIn(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication asked) {
        SignedIn who = accounts.signIn(asked.getName(), (String) asked.getCredentials())
                .orElseThrow(() -> new BadCredentialsException("refused"));
        return token(who);
    }

    static Authentication token(SignedIn who) {
        List<GrantedAuthority> authorities = new ArrayList<>();
        authorities.add(new SimpleGrantedAuthority("ROLE_" + who.role().name()));
        for (Scope scope : Scope.values()) {
            authorities.add(new SimpleGrantedAuthority(scope.authority()));
        }
        return UsernamePasswordAuthenticationToken.authenticated(who, null, authorities);
    }

    @Override
    public boolean supports(Class<?> kind) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(kind);
    }
}
