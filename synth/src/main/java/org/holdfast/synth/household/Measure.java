package org.holdfast.synth.household;

import org.holdfast.synth.draw.Sheet;
import org.holdfast.synth.draw.Utf8;

/** Assistance that households receive: whom it concerns, how often, how much; a row of {@code measures.csv}. */
record Measure(
        byte[] name,
        Whom whom,
        double general,
        double registered,
        double amountLow,
        double amountHigh,
        int months,
        byte[] programme) {

    static Measure[] read() {
        Sheet sheet = Sheet.read("measures.csv");
        Measure[] measures = new Measure[sheet.rows()];
        for (int row = 0; row < measures.length; row++) {
            measures[row] = new Measure(
                    Utf8.bytes(sheet.text(row, "measure")),
                    sheet.option(row, "whom", Whom.class),
                    sheet.number(row, "general"),
                    sheet.number(row, "registered"),
                    sheet.number(row, "amount_low"),
                    sheet.number(row, "amount_high"),
                    sheet.whole(row, "months"),
                    Utf8.bytes(sheet.text(row, "programme")));
        }
        return measures;
    }

    double chance(boolean isRegistered) {
        return isRegistered ? registered : general;
    }
}
