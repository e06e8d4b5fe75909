package org.holdfast.synth.household;

import org.holdfast.synth.draw.Sheet;

/** An expense that comes again and again: for whom, how likely, how much a year; a row of {@code expenses.csv}. */
record Expense(Item item, Whom whom, double chance, double low, double high, int payments, int first) {
    static Expense[] read() {
        Sheet sheet = Sheet.read("expenses.csv");
        Expense[] expenses = new Expense[sheet.rows()];
        for (int row = 0; row < expenses.length; row++) {
            expenses[row] = new Expense(
                    sheet.option(row, "item", Item.class),
                    sheet.option(row, "whom", Whom.class),
                    sheet.number(row, "chance"),
                    sheet.number(row, "low"),
                    sheet.number(row, "high"),
                    sheet.whole(row, "payments"),
                    sheet.whole(row, "first"));
        }
        return expenses;
    }
}
