package org.holdfast.report.files;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** Texts by number, as UTF-8 with what follows them, for cells of CSV. */
final class CsvWords {
    private final long[][] eights;
    private final int[] lengths;
    private final boolean mayNeedQuotes;

    CsvWords(List<String> texts) {
        this.eights = new long[texts.size()][];
        this.lengths = new int[texts.size()];
        for (int number = 0; number < texts.size(); number++) {
            byte[] utf8 = (texts.get(number) + ";").getBytes(StandardCharsets.UTF_8);
            lengths[number] = utf8.length;
            eights[number] = eights(utf8);
        }
        this.mayNeedQuotes = texts.stream().anyMatch(text -> text.matches("(?s).*[,\"\r\n].*"));
    }

    private static long[] eights(byte[] bytes) {
        long[] eights = new long[(bytes.length + Long.BYTES - 1) / Long.BYTES];
        ByteBuffer whole = ByteBuffer.allocate(eights.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        whole.put(0, bytes).asLongBuffer().get(eights);
        return eights;
    }

    /** How much room a cell needs that has each text once. */
    int roomForAll() {
        return CsvBytes.room(IntStream.of(lengths).reduce(0, Math::addExact));
    }

    /** How much room a cell needs that has one text. */
    int roomForOne() {
        return CsvBytes.room(IntStream.of(lengths).max().orElse(0));
    }

    /** Puts a text and a semicolon into a list. */
    void part(int number, CsvBytes out) {
        out.put(eights[number], lengths[number]);
    }

    /** Ends a list that began somewhere: nothing follows its last text. */
    void end(int start, CsvBytes out) {
        if (out.size() > start) {
            out.back();
            if (mayNeedQuotes) {
                out.quote(start);
            }
        }
    }

    /** Puts a cell of one text, or an empty one for -1. */
    void cell(int number, CsvBytes out) {
        if (number >= 0) {
            int start = out.size();
            part(number, out);
            end(start, out);
        }
    }
}
