package org.holdfast.server.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import org.holdfast.server.store.Keys;

/**
 * The Ed25519 key (RFC 8032) a server signs its journal with. The public half is a file to be given away; whoever keeps it
 * can tell a journal signed by this server from another.
 */
public final class JournalKey {
    private static final String ALGORITHM = "Ed25519";
    private final PrivateKey secret;
    private final String published;

    private JournalKey(PrivateKey secret, String published) {
        this.secret = secret;
        this.published = published;
    }

    /** Reads the key of a server, or makes it. */
    public static JournalKey open(Keys keys) throws IOException {
        Path secretFile = keys.directory().resolve("journal.key");
        Path publicFile = keys.directory().resolve("journal.pub");
        try {
            if (!Files.exists(publicFile)) {
                KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
                Files.deleteIfExists(secretFile);
                Keys.writeSecret(secretFile, base64(pair.getPrivate().getEncoded()) + "\n");
                // written last: a key without it was never used
                Keys.writeSecret(publicFile, base64(pair.getPublic().getEncoded()) + "\n");
            }
            byte[] secret = Base64.getDecoder().decode(line(secretFile));
            return new JournalKey(
                    KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(secret)),
                    line(publicFile));
        } catch (GeneralSecurityException | IllegalArgumentException damaged) {
            throw new IOException(secretFile + " is no Ed25519 key: put the right file back", damaged);
        }
    }

    /** The public key: its X.509 SubjectPublicKeyInfo in Base64. */
    public String published() {
        return published;
    }

    /** The first line of a file with a public key. */
    public static String line(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.US_ASCII).strip();
    }

    String sign(String text) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(secret);
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Whether the signature is that of the key over the text; false too when either is garbage. */
    static boolean isSigned(String text, String signature, String published) {
        try {
            PublicKey key = KeyFactory.getInstance(ALGORITHM)
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(published)));
            Signature check = Signature.getInstance(ALGORITHM);
            check.initVerify(key);
            check.update(text.getBytes(StandardCharsets.UTF_8));
            byte[] bytes = Base64.getDecoder().decode(signature);
            // of the spellings of the same bytes only one is ours
            return base64(bytes).equals(signature) && check.verify(bytes);
        } catch (GeneralSecurityException | IllegalArgumentException garbage) {
            return false;
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
