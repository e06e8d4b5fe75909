package org.holdfast.policy.checked;

import java.time.DateTimeException;
import java.time.LocalDate;

/** A day as packs and registers write it: {@code YYYY-MM-DD}, in a year of four digits. */
final class IsoDate {
    private static final int LENGTH = 10;

    private IsoDate() {}

    /** Throws {@link DateTimeException} on anything else. */
    static LocalDate parse(String text) {
        if (text.length() != LENGTH) {
            throw new DateTimeException("Expected a date like 2024-06-30, got '" + text + "'");
        }
        return LocalDate.parse(text);
    }
}
