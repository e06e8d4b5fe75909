package org.holdfast.synth.household;

import org.holdfast.synth.draw.Sheet;

/** A misfortune that may befall a household: whom, how often, how long, how hard; a row of {@code shocks.csv}. */
record Shock(
        Cause cause,
        EventType event,
        Whom whom,
        Hits hits,
        Driver driver,
        double general,
        double registered,
        int monthsLow,
        int monthsHigh,
        double severityLow,
        double severityHigh,
        Item bill,
        double billLow,
        double billHigh,
        double lossLow,
        double lossHigh) {

    static Shock[] read() {
        Sheet sheet = Sheet.read("shocks.csv");
        Shock[] shocks = new Shock[sheet.rows()];
        for (int row = 0; row < shocks.length; row++) {
            shocks[row] = read(sheet, row);
        }
        return shocks;
    }

    private static Shock read(Sheet sheet, int row) {
        return new Shock(
                sheet.option(row, "cause", Cause.class),
                sheet.option(row, "event", EventType.class),
                sheet.option(row, "whom", Whom.class),
                sheet.option(row, "hits", Hits.class),
                sheet.option(row, "driver", Driver.class),
                sheet.number(row, "general"),
                sheet.number(row, "registered"),
                sheet.whole(row, "months_low"),
                sheet.whole(row, "months_high"),
                sheet.number(row, "severity_low"),
                sheet.number(row, "severity_high"),
                sheet.option(row, "bill", Item.class),
                sheet.number(row, "bill_low"),
                sheet.number(row, "bill_high"),
                sheet.number(row, "loss_low"),
                sheet.number(row, "loss_high"));
    }

    double rate(boolean isRegistered) {
        return isRegistered ? registered : general;
    }
}
