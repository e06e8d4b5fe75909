package org.holdfast.synth.household;

import org.jspecify.annotations.Nullable;

/** What a household lives on: the lines of its income and expenses. Used again for the next household. */
final class Budget {
    private static final int MOST = 48;
    private final BudgetLine[] lines = new BudgetLine[MOST];
    private int count;

    Budget() {
        for (int i = 0; i < MOST; i++) {
            lines[i] = new BudgetLine();
        }
    }

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    BudgetLine get(int line) {
        return lines[line];
    }

    BudgetLine add(Item item, int payments, int first) {
        if (count == MOST) {
            throw new IllegalStateException("A household has more than " + MOST + " lines in its budget");
        }
        BudgetLine line = lines[count++];
        line.begin(item, payments, first);
        return line;
    }

    boolean has(Item item) {
        for (int i = 0; i < count; i++) {
            if (lines[i].item == item) {
                return true;
            }
        }
        return false;
    }

    /** The wages of a person, if there are any. */
    @Nullable
    BudgetLine findWage(Person person) {
        for (int i = 0; i < count; i++) {
            if (lines[i].item == Item.WAGE && lines[i].person == person) {
                return lines[i];
            }
        }
        return null;
    }

    /** What is earned in a year: wages, business, property and transfers less the costs of business. */
    double income(int year) {
        double income = 0;
        for (int i = 0; i < count; i++) {
            BudgetLine line = lines[i];
            if (line.item.isIncome()) {
                income += line.ofYear(year);
            } else if (line.item == Item.BUSINESS_COST) {
                income -= line.ofYear(year);
            }
        }
        return income;
    }
}
