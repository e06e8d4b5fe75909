package org.holdfast.server.store;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts identifiers of persons at rest (AES-256-GCM, a random nonce each) and makes the blind index they are looked up
 * by: the first 16 bytes of an HMAC-SHA256 over the normalised value, so that equal values have equal indexes and nothing
 * else can be told from them without the key.
 */
public final class PersonalCipher {
    private static final byte VERSION = 1;
    private static final int NONCE = 12;
    private static final int INDEX = 16;
    private final SecretKeySpec encryption;
    private final SecretKeySpec indexing;
    private final SecureRandom random = new SecureRandom();

    public PersonalCipher(Keys keys) {
        this.encryption = new SecretKeySpec(keys.derive("personal encryption"), "AES");
        this.indexing = new SecretKeySpec(keys.derive("personal index"), "HmacSHA256");
    }

    /** A version byte, the nonce, the ciphertext and its tag. */
    public byte[] encrypt(String value) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(value.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.allocate(1 + NONCE + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The value; fails when it was made with another key or altered. */
    public String decrypt(byte[] stored) {
        if (stored.length < 1 + NONCE || stored[0] != VERSION) {
            throw new IllegalArgumentException("This is no encrypted identifier");
        }
        try {
            byte[] nonce = Arrays.copyOfRange(stored, 1, 1 + NONCE);
            byte[] value = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(stored, 1 + NONCE, stored.length - 1 - NONCE);
            return new String(value, StandardCharsets.UTF_8);
        } catch (AEADBadTagException otherKey) {
            throw new IllegalStateException(
                    "An identifier cannot be decrypted: the server runs with another master key", otherKey);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /**
     * What a value is looked up by: blanks and hyphens, letter case and forms of characters that look alike make no
     * difference.
     *
     * @param kind the column, so that a phone number never matches an identity number
     */
    public byte[] index(String kind, String value) {
        String normal = Normalizer.normalize(value, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\-]", "")
                .toUpperCase(Locale.ROOT);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexing);
            return Arrays.copyOf(mac.doFinal((kind + ":" + normal).getBytes(StandardCharsets.UTF_8)), INDEX);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, encryption, new GCMParameterSpec(128, nonce));
        return cipher;
    }
}
