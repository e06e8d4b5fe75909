package org.holdfast.convert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What DuckDB says of a statement it refuses.
 *
 * @param position the byte of the statement it points at, or -1
 * @param length the bytes it points at
 */
record DuckMessage(
        String kind,
        String message,
        int position,
        int length,
        @Nullable String fix) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Pattern LOCATION = Pattern.compile("\\[(\\d+),(\\d+)]");
    private static final Pattern LINE = Pattern.compile("CSV Error on Line: (\\d+)");
    private static final Pattern FILE = Pattern.compile("(?m)^  file = (.*)$");
    private static final int LONGEST = 300;
    private static final Pattern OUTSIDE = Pattern.compile("Cannot access (?:file|directory) \"(.*?)\".*");

    static DuckMessage of(SQLException failure) {
        String text = String.valueOf(failure.getMessage());
        int brace = text.indexOf('{');
        if (brace >= 0) {
            try {
                return of(JSON.readTree(text.substring(brace)));
            } catch (JacksonException notJson) {
                return plain(text);
            }
        }
        return plain(text);
    }

    /** From DuckDB's error as JSON, of a failure or of its parser. */
    static DuckMessage of(JsonNode error) {
        String kind =
                error.path("exception_type").asString(error.path("error_type").asString(""));
        String full = error.path("exception_message")
                .asString(error.path("error_message").asString(""));
        String message = shortened(full.lines().findFirst().orElse("fails"));
        Matcher location = LOCATION.matcher(error.path("location").asString(""));
        boolean placed = location.matches();
        int position = placed ? Integer.parseInt(location.group(1)) : -1;
        int length = placed ? Integer.parseInt(location.group(2)) : 1;
        if (full.startsWith("CSV Error")) {
            return new DuckMessage("CSV", full, position, length, "correct that row of the file");
        }
        Matcher outside = OUTSIDE.matcher(message);
        if (outside.matches()) {
            return new DuckMessage(
                    kind,
                    "reads '" + outside.group(1) + "', which is outside the source",
                    position,
                    length,
                    "put the file into the source directory and use the view named after it");
        }
        return new DuckMessage(kind, message, position, length, fix(error, message));
    }

    private static DuckMessage plain(String text) {
        return new DuckMessage("", shortened(text.lines().findFirst().orElse("fails")), -1, 1, null);
    }

    private static @Nullable String fix(JsonNode error, String message) {
        String subtype = error.path("error_subtype").asString("");
        String nearest = error.path("candidates").asString("").split(",", 2)[0];
        if (!nearest.isBlank() && (subtype.equals("COLUMN_NOT_FOUND") || subtype.equals("MISSING_ENTRY"))) {
            return "did you mean '" + nearest + "'?";
        }
        if (subtype.equals("NO_MATCHING_FUNCTION") || message.contains("explicit cast")) {
            return "the columns of CSV files are text: cast them, for example cast(age as int)";
        }
        return null;
    }

    /** As an issue of the script whose statement began at {@code offset} and was sent after {@code prefix} bytes. */
    Issue in(Script script, int offset, int prefix) {
        if (kind.equals("CSV")) {
            return row();
        }
        int start = script.text().substring(0, offset).getBytes(UTF_8).length;
        int at = position < prefix ? offset : script.characters(start + position - prefix);
        int end = position < prefix ? at + 1 : script.characters(start + position - prefix + length);
        return script.issue(at, end - at, message, fix);
    }

    /** As an issue of a source file. */
    Issue in(String file) {
        return kind.equals("CSV") ? row() : Issue.of(file, "cannot be read: " + message, "check the file");
    }

    /** The row of a CSV file that does not fit; what stands in it may be personal and is not shown. */
    private Issue row() {
        Matcher line = LINE.matcher(message);
        Matcher file = FILE.matcher(message);
        String why = message.lines()
                .takeWhile(text -> !text.startsWith("Possible "))
                .filter(text -> !text.isBlank())
                .reduce("", (before, last) -> last);
        String name = file.find() ? String.valueOf(Path.of(file.group(1)).getFileName()) : "source";
        return new Issue(name, line.find() ? Integer.parseInt(line.group(1)) : 1, 1, 1, shortened(why), null, fix);
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
    }
}
