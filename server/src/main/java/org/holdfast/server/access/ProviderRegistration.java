package org.holdfast.server.access;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestTemplate;

/**
 * What a provider says about itself (OpenID Connect Discovery 1.0), asked for when somebody first signs in with it and every
 * hour: a server starts and lets people in by password while its provider is away.
 */
public final class ProviderRegistration implements ClientRegistrationRepository, JwtDecoderFactory<ClientRegistration> {
    /** The provider's name in addresses of this server. */
    public static final String ID = "oidc";

    /** Of a session: whom the provider named and no account has. */
    public static final String UNKNOWN = "holdfast.unknown_identity";

    private static final Logger LOG = LoggerFactory.getLogger(ProviderRegistration.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration FRESH = Duration.ofHours(1);

    /** Signatures that nobody makes without the provider's private key. */
    private static final Set<SignatureAlgorithm> ALGORITHMS = Set.of(SignatureAlgorithm.values());

    private final Provider provider;
    private final RestTemplate http = http();
    private @Nullable Known known;

    public ProviderRegistration(Provider provider) {
        this.provider = provider;
    }

    private record Known(ClientRegistration registration, JwtDecoder decoder, long since) {
        boolean isFresh() {
            return System.nanoTime() - since < FRESH.toNanos();
        }
    }

    /** What asks the provider, and does not wait for it for long. */
    static RestTemplate http() {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build());
        requests.setReadTimeout(PATIENCE);
        return new RestTemplate(requests);
    }

    /** The claim that names a person. */
    String claim() {
        return provider.claim();
    }

    /** What a browser may be sent to. */
    String origin() {
        return provider.origin();
    }

    /** What people call the provider. */
    public String label() {
        return provider.label();
    }

    /** Whether the provider can be reached, or could within the last hour. */
    public boolean isReachable() {
        return findByRegistrationId(ID) != null;
    }

    @Override
    public synchronized @Nullable ClientRegistration findByRegistrationId(String id) {
        if (!id.equals(ID)) {
            return null;
        }
        Known last = known;
        if (last == null || !last.isFresh()) {
            try {
                last = ask();
                known = last;
            } catch (RestClientException | IllegalArgumentException away) {
                LOG.warn(
                        "The OpenID provider does not answer as it should: {}",
                        away.getClass().getSimpleName());
            }
        }
        return last == null ? null : last.registration();
    }

    private Known ask() {
        Map<String, Object> said = http.exchange(
                        provider.issuer() + "/.well-known/openid-configuration",
                        HttpMethod.GET,
                        null,
                        new ParameterizedTypeReference<Map<String, Object>>() {})
                .getBody();
        if (said == null || !provider.issuer().toString().equals(said.get("issuer"))) {
            throw new IllegalArgumentException("The issuer is another");
        }
        ClientRegistration registration = ClientRegistrations.fromOidcConfiguration(said)
                .registrationId(ID)
                .clientId(provider.client())
                .clientSecret(provider.secret())
                .clientName(provider.label())
                .scope("openid")
                .userInfoUri(null)
                .redirectUri("{baseUrl}/login/oauth2/code/{registrationId}")
                .clientSettings(ClientRegistration.ClientSettings.builder()
                        .requireProofKey(true)
                        .build())
                .build();
        return new Known(registration, decoder(registration), System.nanoTime());
    }

    private JwtDecoder decoder(ClientRegistration registration) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(Objects.requireNonNull(
                        registration.getProviderDetails().getJwkSetUri(), "discovery names the keys"))
                .jwsAlgorithms(algorithms -> algorithms.addAll(ALGORITHMS))
                .restOperations(http)
                .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(
                new JwtTimestampValidator(), new OidcIdTokenValidator(registration)));
        return decoder;
    }

    @Override
    public synchronized JwtDecoder createDecoder(ClientRegistration registration) {
        Known last = known;
        return last != null && last.registration().equals(registration) ? last.decoder() : decoder(registration);
    }
}
