package org.holdfast.plans;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text of a CSV file as people hand it over. */
public final class CsvText {
    private static final int BYTE_ORDER_MARK = 0xFEFF;

    private CsvText() {}

    /** The text, after a byte order mark if there is one; bytes that are none in the encoding end the reading. */
    public static BufferedReader open(Path file, Charset encoding) throws IOException {
        BufferedReader text = Files.newBufferedReader(file, encoding);
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
        return text;
    }

    /** Whether a reading ended because the file is in another encoding. */
    public static boolean isOfAnotherEncoding(Exception failure) {
        return failure instanceof MalformedInputException || failure.getCause() instanceof MalformedInputException;
    }
}
