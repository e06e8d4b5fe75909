package org.holdfast.register.snapshot;

import java.nio.ByteBuffer;

/** A CRC-32C written as eight lower-case hexadecimal digits. */
final class Checksum {
    static final int DIGITS = 8;
    /** The custom metadata that holds the checksums of a message's buffers. */
    static final String KEY = "holdfast:crc32c";

    private static final char[] HEXADECIMAL = "0123456789abcdef".toCharArray();

    private Checksum() {}

    static void append(int crc, StringBuilder text) {
        for (int shift = 28; shift >= 0; shift -= 4) {
            text.append(HEXADECIMAL[crc >>> shift & 0xf]);
        }
    }

    static String text(int crc) {
        StringBuilder text = new StringBuilder(DIGITS);
        append(crc, text);
        return text.toString();
    }

    /** Whether the digits at a place are those of a checksum. */
    static boolean isAt(ByteBuffer text, int at, int crc) {
        for (int i = 0; i < DIGITS; i++) {
            if (text.get(at + i) != HEXADECIMAL[crc >>> (28 - 4 * i) & 0xf]) {
                return false;
            }
        }
        return true;
    }
}
