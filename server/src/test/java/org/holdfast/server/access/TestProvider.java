package org.holdfast.server.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/** An OpenID provider that tests tell whom to vouch for and how to get it wrong. */
final class TestProvider implements AutoCloseable {
    static final String CLIENT = "holdfast-test";
    static final String SECRET = "kept by both of us";

    private final String host;
    private final HttpServer server;
    private final RSAKey key = key();
    private final RSAKey foreign = key();
    private final Map<String, Map<String, String>> codes = new ConcurrentHashMap<>();
    private int tokens;
    private int ended;

    /** Who is signed in at the provider. */
    String person = "nobody";

    /** What is told of the person. */
    UnaryOperator<JWTClaimsSet.Builder> claims = UnaryOperator.identity();

    /** How it is signed. */
    Signing signing = Signing.OWN_KEY;

    enum Signing {
        OWN_KEY,
        ANOTHER_KEY,
        NOT_AT_ALL,
        WITH_THE_PUBLIC_KEY
    }

    TestProvider() throws IOException {
        this("127.0.0.1");
    }

    /** @param host a name of this machine: to a browser another one is another site */
    TestProvider(String host) throws IOException {
        this.host = host;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, 200, configuration()));
        server.createContext("/jwks", exchange -> answer(exchange, 200, new JWKSet(key.toPublicJWK()).toString()));
        server.createContext("/token", this::token);
        server.createContext("/authorize", exchange -> redirect(exchange, authorize(exchange.getRequestURI())));
        server.createContext("/end", exchange -> {
            ended++;
            redirect(
                    exchange,
                    URI.create(form(exchange.getRequestURI().getRawQuery()).get("post_logout_redirect_uri")));
        });
        server.start();
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    URI issuer() {
        return URI.create("http://" + host + ":" + server.getAddress().getPort());
    }

    /** How many tokens were given out. */
    int tokens() {
        return tokens;
    }

    /** How many sessions were ended here. */
    int ended() {
        return ended;
    }

    private static void redirect(HttpExchange exchange, URI to) throws IOException {
        exchange.getResponseHeaders().set("Location", to.toString());
        exchange.sendResponseHeaders(302, -1);
        exchange.close();
    }

    private String configuration() {
        return """
                {"issuer": "ISSUER", "authorization_endpoint": "ISSUER/authorize", "token_endpoint": "ISSUER/token",
                 "jwks_uri": "ISSUER/jwks", "end_session_endpoint": "ISSUER/end", "userinfo_endpoint": "ISSUER/userinfo",
                 "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}""".replace("ISSUER", issuer().toString());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    /** Vouches for the person; gives where the browser goes next. */
    URI authorize(URI asked) {
        Map<String, String> query = form(asked.getRawQuery());
        if (!asked.getPath().equals("/authorize")
                || !query.get("client_id").equals(CLIENT)
                || !query.get("response_type").equals("code")
                || !query.get("code_challenge_method").equals("S256")) {
            throw new IllegalStateException("not a request of ours: " + asked);
        }
        String code = UUID.randomUUID().toString();
        codes.put(code, query);
        return URI.create(query.get("redirect_uri") + "?code=" + code + "&state=" + query.get("state"));
    }

    static Map<String, String> form(String text) {
        Map<String, String> form = new HashMap<>();
        for (String pair : text.split("&")) {
            int equals = pair.indexOf('=');
            form.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return form;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> form = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        Map<String, String> asked = codes.remove(form.getOrDefault("code", ""));
        String client = "Basic "
                + Base64.getEncoder()
                        .encodeToString((CLIENT + ":" + SECRET.replace(' ', '+')).getBytes(StandardCharsets.UTF_8));
        if (asked == null
                || !client.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                || !asked.get("redirect_uri").equals(form.get("redirect_uri"))
                || !asked.get("code_challenge").equals(challenge(form.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\": \"invalid_grant\"}");
            return;
        }
        tokens++;
        answer(
                exchange,
                200,
                "{\"access_token\": \"secret-access-token\", \"token_type\": \"Bearer\", \"expires_in\": 300, \"id_token\": \""
                        + idToken(asked.get("nonce")) + "\"}");
    }

    private static String challenge(String verifier) {
        try {
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(
                            MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String idToken(String nonce) {
        Instant now = Instant.now();
        JWTClaimsSet set = claims.apply(new JWTClaimsSet.Builder()
                        .issuer(issuer().toString())
                        .subject(person)
                        .audience(List.of(CLIENT))
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", nonce)
                        .claim("email", person + "@example.org"))
                .build();
        try {
            return switch (signing) {
                case OWN_KEY -> signed(set, key);
                case ANOTHER_KEY ->
                    signed(
                            set,
                            new RSAKey.Builder(foreign).keyID(key.getKeyID()).build());
                case NOT_AT_ALL -> new PlainJWT(set).serialize();
                case WITH_THE_PUBLIC_KEY -> {
                    SignedJWT jwt = new SignedJWT(
                            new JWSHeader.Builder(JWSAlgorithm.HS256)
                                    .keyID(key.getKeyID())
                                    .build(),
                            set);
                    jwt.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
                    yield jwt.serialize();
                }
            };
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String signed(JWTClaimsSet set, RSAKey with) throws JOSEException {
        SignedJWT jwt = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), set);
        jwt.sign(new RSASSASigner(with));
        return jwt.serialize();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
