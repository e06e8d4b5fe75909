package org.holdfast.register;

import java.io.IOException;
import java.io.Writer;

/** A cell as it is written in CSV (RFC 4180): in quotes only when it must be. */
final class CsvCell {
    private CsvCell() {}

    static void write(String text, Writer out) throws IOException {
        if (needsQuotes(text)) {
            out.write('"');
            out.write(text.replace("\"", "\"\""));
            out.write('"');
        } else {
            out.write(text);
        }
    }

    private static boolean needsQuotes(String text) {
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == ',' || letter == '"' || letter == '\n' || letter == '\r') {
                return true;
            }
        }
        return false;
    }
}
