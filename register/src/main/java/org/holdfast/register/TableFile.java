package org.holdfast.register;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.column.Kind;

/**
 * The file that holds a table.
 *
 * @param name its path within the register
 * @param fields what the descriptor says of the columns
 */
record TableFile(String table, Path path, String name, Format format, Charset charset, Map<String, Kind> fields) {
    /** The file's bytes as UTF-8 text; {@link BadEncoding} is thrown where they are none. */
    CsvRows csv(MeteredFile bytes) throws IOException, UnreadableRegister {
        boolean utf8 = charset.equals(StandardCharsets.UTF_8);
        return new CsvRows(name, utf8 ? new Utf8Check(bytes) : new Transcoding(bytes, charset));
    }

    UnreadableRegister tooLarge(Throwable cause) {
        return new UnreadableRegister(name + " does not fit into memory: give Java more of it (-Xmx)", cause);
    }

    UnreadableRegister notInEncoding(BadEncoding bad) {
        String advice = charset.equals(StandardCharsets.UTF_8)
                ? "save it as UTF-8, or if it is GB18030 say so with --encoding GB18030 or in datapackage.json"
                : "name its true encoding with --encoding or in datapackage.json";
        return new UnreadableRegister(
                name + ": byte " + bad.position + " is not " + charset.name() + " text: " + advice, bad);
    }
}
