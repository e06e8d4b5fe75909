package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A file of a mapping as text in which a place can be named by line and column. */
record Script(String file, String text) {

    static Script read(Path path) throws IOException, ConversionFault {
        String file = String.valueOf(path.getFileName());
        try {
            String text = Files.readString(path, UTF_8);
            return new Script(file, text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            throw new ConversionFault(List.of(Issue.of(file, "is not UTF-8 text", "save the file as UTF-8")));
        }
    }

    /** The table or view a query file is named for: {@code place} for {@code place.sql}. */
    String name() {
        int dot = file.lastIndexOf('.');
        return dot < 0 ? file : file.substring(0, dot);
    }

    Issue issue(int offset, int length, String message, @Nullable String fix) {
        int at = Math.max(0, Math.min(offset, text.length()));
        int start = text.lastIndexOf('\n', at - 1) + 1;
        int end = text.indexOf('\n', at);
        String shown = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        int line = 1
                + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
        int underlined = Math.max(1, Math.min(length, shown.length() - (at - start)));
        return new Issue(file, line, at - start + 1, underlined, message, shown, fix);
    }

    /** DuckDB counts bytes; people count characters. */
    int characters(int bytes) {
        byte[] all = text.getBytes(UTF_8);
        return new String(Arrays.copyOf(all, Math.max(0, Math.min(bytes, all.length))), UTF_8).length();
    }

    /** Where a query names the column it yields: after {@code AS} if it is there, else the last mention, else the start. */
    int mention(String column) {
        String word = "\"?(?<![\\w$])" + Pattern.quote(column) + "(?![\\w$])\"?";
        int last = -1;
        Matcher named = Pattern.compile("(?i)\\bas\\s+" + word).matcher(text);
        while (named.find()) {
            last = named.end() - column.length();
        }
        Matcher mentioned = Pattern.compile("(?i)" + word).matcher(text);
        while (last < 0 && mentioned.find()) {
            last = mentioned.start();
        }
        return Math.max(0, last);
    }
}
