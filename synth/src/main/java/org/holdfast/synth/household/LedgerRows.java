package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;
import org.jspecify.annotations.Nullable;

/** Budgets and the bills of misfortunes as rows of the table {@code ledger}. */
final class LedgerRows {
    private static final int YEARS = 2;
    private static final double HUNDREDTHS = 100;
    private static final double ROUNDED_TO = 10;

    private final CsvBuffer rows;
    private final double inspected;
    private final double estimated;

    LedgerRows(Parameters parameters, CsvBuffer rows) {
        this.rows = rows;
        inspected = parameters.get("inspected");
        estimated = parameters.get("estimated");
    }

    void write(Household household, Chance chance) {
        for (int i = 0; i < household.budget.count(); i++) {
            BudgetLine line = household.budget.get(i);
            Source source = source(line, chance.uniform());
            for (int year = 0; year < YEARS; year++) {
                for (int payment = 0; payment < line.payments(); payment++) {
                    long amount = amount(line.payment(year, payment), source);
                    if (amount > 0) {
                        write(household, line, line.month(year, payment), amount, source);
                    }
                }
            }
        }
        for (int i = 0; i < household.blows(); i++) {
            Blow blow = household.blow(i);
            Shock shock = blow.shock;
            if (shock != null && blow.bill > 0 && blow.month <= Calendar.LAST) {
                begin(household, blow.person, blow.month, shock.bill());
                rows.empty().hundredths(blow.bill).text(Source.DECLARED.word()).endRow();
            }
        }
    }

    private Source source(BudgetLine line, double point) {
        if (line.source != Source.DECLARED) {
            return line.source;
        }
        return point < inspected
                ? Source.INSPECTED
                : point < inspected + estimated ? Source.ESTIMATED : Source.DECLARED;
    }

    /** In hundredths. Departments know to the fen, people say tens. */
    private static long amount(double yuan, Source source) {
        return source == Source.DEPARTMENT
                ? (long) (yuan * HUNDREDTHS + 0.5)
                : (long) ((long) (yuan / ROUNDED_TO + 0.5) * ROUNDED_TO * HUNDREDTHS);
    }

    private void write(Household household, BudgetLine line, int month, long amount, Source source) {
        begin(household, line.person, month, line.item);
        byte[] programme = line.programme;
        if (programme == null) {
            rows.empty();
        } else {
            rows.text(programme);
        }
        rows.hundredths(amount).text(source.word()).endRow();
    }

    private void begin(Household household, @Nullable Person person, int month, Item item) {
        rows.text(household.id);
        if (person == null) {
            rows.empty();
        } else {
            rows.text(person.id);
        }
        rows.month(month).text(item.word());
    }
}
