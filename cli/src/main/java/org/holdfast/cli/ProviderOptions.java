package org.holdfast.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.server.access.Provider;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which OpenID provider vouches for people beside the passwords of a server. */
final class ProviderOptions {
    private static final String SECRET = "HOLDFAST_OIDC_SECRET";

    @Option(
            names = "--oidc-issuer",
            paramLabel = "URL",
            description =
                    "Let people sign in by the OpenID provider at this address too. Its client needs the redirect URI"
                            + " https://THIS-SERVER/login/oauth2/code/oidc.")
    private @Nullable URI issuer;

    @Option(
            names = "--oidc-client",
            paramLabel = "ID",
            description = "Id under which the provider knows this server; " + SECRET
                    + " in the environment, or --oidc-secret-file, has its secret.")
    private @Nullable String client;

    @Option(
            names = "--oidc-secret-file",
            paramLabel = "FILE",
            description = "File with the secret of the provider's client.")
    private @Nullable Path secretFile;

    @Option(
            names = "--oidc-claim",
            paramLabel = "NAME",
            defaultValue = "sub",
            description = "Claim of the ID token that names a person, as accounts have it. Default: ${DEFAULT-VALUE}.")
    private String claim = "";

    @Option(
            names = "--oidc-name",
            paramLabel = "TEXT",
            description = "What people call the provider. Default: its host.")
    private @Nullable String label;

    /** The provider; null when none is named. */
    @Nullable
    Provider provider(Map<String, String> environment) throws Failure {
        URI at = issuer;
        if (at == null) {
            return null;
        }
        String id = client;
        if (id == null || id.isBlank()) {
            throw new Failure(Failure.USAGE, "holdfast: --oidc-issuer needs --oidc-client too");
        }
        try {
            return new Provider(
                    at, id, secret(environment), claim, label == null ? String.valueOf(at.getHost()) : label);
        } catch (IllegalArgumentException wrong) {
            throw new Failure(Failure.USAGE, "holdfast: --oidc-issuer: " + wrong.getMessage());
        }
    }

    private String secret(Map<String, String> environment) throws Failure {
        Path file = secretFile;
        try {
            String secret = file == null ? environment.getOrDefault(SECRET, "") : Files.readString(file);
            if (secret.isBlank()) {
                throw new Failure(
                        Failure.USAGE,
                        "holdfast: --oidc-issuer needs the secret of the client: in the environment as " + SECRET
                                + ", or in the file of --oidc-secret-file");
            }
            return secret.strip();
        } catch (IOException unreadable) {
            throw new Failure(Failure.USAGE, "holdfast: --oidc-secret-file: " + file + " cannot be read");
        }
    }
}
