package org.holdfast.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import org.jspecify.annotations.Nullable;

/**
 * JSON on its way into an HTML script block.
 *
 * <p>The characters with which text could leave the block, or end a line of script, occur in JSON only inside strings; there
 * they are written as escapes that mean the same.
 */
final class HtmlSafeJson extends FilterWriter {
    private static final String[] ESCAPES = new String['>' + 1];

    static {
        ESCAPES['<'] = "\\u003c";
        ESCAPES['>'] = "\\u003e";
        ESCAPES['&'] = "\\u0026";
    }

    HtmlSafeJson(Writer out) {
        super(out);
    }

    @Override
    public void write(int c) throws IOException {
        write(new char[] {(char) c}, 0, 1);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
        write(text.toCharArray(), offset, length);
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
        int written = offset;
        for (int at = offset; at < offset + length; at++) {
            String escape = escape(text[at]);
            if (escape != null) {
                out.write(text, written, at - written);
                out.write(escape);
                written = at + 1;
            }
        }
        out.write(text, written, offset + length - written);
    }

    private static @Nullable String escape(char c) {
        if (c <= '>') {
            return ESCAPES[c];
        }
        return c == '\u2028' ? "\\u2028" : c == '\u2029' ? "\\u2029" : null;
    }

    /** A script block stays open when its writer is closed: the page goes on. */
    @Override
    public void close() throws IOException {
        flush();
    }
}
