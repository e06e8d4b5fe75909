package org.holdfast.synth.draw;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Texts in bytes, as the register's files have them. */
public final class Utf8 {
    private Utf8() {}

    /** The word of a constant: its name in lower case. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    public static byte[] bytes(Enum<?> constant) {
        return bytes(word(constant));
    }

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
