package org.holdfast.server.access;

import java.net.URI;
import java.util.Set;

/**
 * An OpenID provider that vouches for people beside the passwords of the server.
 *
 * @param issuer where its {@code /.well-known/openid-configuration} is
 * @param client the id under which it knows this server
 * @param secret what this server proves itself with
 * @param claim of its ID token, which names a person; {@code sub} never changes
 * @param label what people call it
 */
public record Provider(URI issuer, String client, String secret, String claim, String label) {
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

    /** @throws IllegalArgumentException when it could be overheard, or something is missing */
    public Provider {
        String host = issuer.getHost();
        boolean safe = "https".equals(issuer.getScheme()) || "http".equals(issuer.getScheme()) && HERE.contains(host);
        if (host == null || !safe || issuer.getQuery() != null || issuer.getFragment() != null) {
            throw new IllegalArgumentException("The issuer is an address that begins with https://");
        }
        if (client.isBlank() || secret.isBlank() || claim.isBlank()) {
            throw new IllegalArgumentException("A provider needs the id of the client, its secret and a claim");
        }
    }

    /** Scheme, host and port: what a browser may be sent to. */
    String origin() {
        return issuer.getScheme() + "://" + issuer.getRawAuthority();
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "Provider " + issuer;
    }
}
