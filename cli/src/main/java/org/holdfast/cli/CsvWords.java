package org.holdfast.cli;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts by number, as UTF-8, for cells of CSV. */
final class CsvWords {
    private final byte[][] texts;
    private final boolean mayNeedQuotes;

    CsvWords(List<String> texts) {
        this.texts = texts.stream()
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        this.mayNeedQuotes = texts.stream().anyMatch(text -> text.matches("(?s).*[,\"\r\n].*"));
    }

    /** Puts a text into a cell that goes on. */
    void part(int number, CsvBytes out) {
        out.put(texts[number]);
    }

    /** Puts a cell of one text, or an empty one for -1. */
    void cell(int number, CsvBytes out) {
        if (number >= 0) {
            int start = out.size();
            part(number, out);
            end(start, out);
        }
    }

    /** Ends a cell that began somewhere. */
    void end(int start, CsvBytes out) {
        if (mayNeedQuotes) {
            out.quote(start);
        }
    }
}
