package org.holdfast.synth.draw;

import java.util.HashMap;
import java.util.Map;

/** How often a cell of the register is left empty, by table and column. */
public final class Gaps {
    private final Map<String, Double> rates = new HashMap<>();

    public Gaps() {
        Sheet sheet = Sheet.read("gaps.csv");
        for (int row = 0; row < sheet.rows(); row++) {
            rates.put(sheet.text(row, "table") + "." + sheet.text(row, "column"), sheet.number(row, "rate"));
        }
    }

    /** How often a column, named as table.column, is empty. */
    public double rate(String column) {
        Double rate = rates.get(column);
        if (rate == null) {
            throw new IllegalStateException("gaps.csv has no rate of " + column);
        }
        return rate;
    }
}
