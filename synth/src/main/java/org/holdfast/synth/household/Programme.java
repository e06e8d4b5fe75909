package org.holdfast.synth.household;

import org.holdfast.synth.draw.Sheet;
import org.holdfast.synth.draw.Utf8;

/** A programme that pays transfers: to whom, how often, how much next to the others; a row of {@code programmes.csv}. */
record Programme(byte[] name, Whom whom, double general, double registered, double weight, int payments, int first) {
    static Programme[] read() {
        Sheet sheet = Sheet.read("programmes.csv");
        Programme[] programmes = new Programme[sheet.rows()];
        for (int row = 0; row < programmes.length; row++) {
            programmes[row] = new Programme(
                    Utf8.bytes(sheet.text(row, "programme")),
                    sheet.option(row, "whom", Whom.class),
                    sheet.number(row, "general"),
                    sheet.number(row, "registered"),
                    sheet.number(row, "weight"),
                    sheet.whole(row, "payments"),
                    sheet.whole(row, "first"));
        }
        return programmes;
    }

    double chance(boolean isRegistered) {
        return isRegistered ? registered : general;
    }
}
