package org.holdfast.cli.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;

/** What a household earned and spent: totals drawn on thresholds, then spread over the months of their window. */
final class RandomLedger {
    private static final int[] LINES = {4000, 5000, 6000, 7500, 8500, 8700};

    private final Chance chance;
    private final RegisterDraft draft;
    private final YearMonth now;
    private final String household;
    private final List<String> persons;
    private final double missing;
    private final double trouble;

    RandomLedger(
            Chance chance,
            RegisterDraft draft,
            LocalDate asOf,
            String household,
            List<String> persons,
            double missing,
            double trouble) {
        this.chance = chance;
        this.draft = draft;
        this.now = YearMonth.from(asOf);
        this.household = household;
        this.persons = persons;
        this.missing = missing;
        this.trouble = trouble;
    }

    /** Draws the ledger and returns the income of the last twelve months. */
    long draw(int heads) {
        if (chance.of(0.05)) {
            return 0;
        }
        long income = income(heads);
        drawIncome(1, income);
        drawIncome(13, incomeBefore(income));
        drawSpending(income, heads);
        drawOutsideTheWindows();
        return income;
    }

    private long income(int heads) {
        return switch (chance.between(0, 9)) {
            case 0, 1 -> (chance.pick(LINES) * 100L + chance.pick(0, 1, -1)) * heads;
            case 3 -> chance.pick(LINES) * 100L * heads + chance.pick(1, -1, heads / 2, -heads / 2);
            case 4 -> 7 * chance.below(150_000L * heads);
            case 5 -> chance.of(0.5) ? 0 : -chance.below(500_000);
            case 2, 6 -> chance.below(4_000_000L * heads);
            default -> 400_000L * heads + chance.below(2_000L * heads) * 1_000;
        };
    }

    private long incomeBefore(long income) {
        return switch (chance.between(0, 6)) {
            case 0 -> 0;
            case 1 -> -chance.below(500_000);
            case 2 -> income;
            case 3 -> chance.below(8_000_000);
            case 4 -> income + chance.below(1_000_000);
            default -> Math.max(0, income / 7 * 10 + chance.pick(0, 0, 1, -1));
        };
    }

    /** An income is what was earned less what was spent to earn it; its sources lie on their shares of it. */
    private void drawIncome(int nearestMonth, long income) {
        long cost = income < 0 ? -income + chance.below(100_000) : chance.of(0.6) ? 0 : chance.below(500_000);
        long rest = income + cost;
        spread(nearestMonth, "expense", "business_cost", cost);
        for (String item : List.of(
                chance.pick("wage", "transfer", "business"),
                chance.pick("wage", "transfer"),
                chance.pick("business", "transfer"))) {
            long share = Math.min(rest, share(item, income, rest));
            spread(nearestMonth, "income", item, share);
            rest -= share;
        }
        spread(nearestMonth, "income", chance.pick("property", "property", "property", "wage"), rest);
    }

    private long share(String item, long income, long rest) {
        return switch (chance.between(0, 5)) {
            case 0, 5 -> 0;
            case 1 -> chance.below(rest);
            case 2 -> rest;
            default -> chance.around("wage".equals(item) ? income / 2 : income / 10 * 3);
        };
    }

    private void drawSpending(long income, int heads) {
        long medical = switch (chance.between(0, 6)) {
            case 0 -> chance.around(Math.max(0, income) / 4);
            case 1 -> chance.around(1_000_000);
            case 2 -> chance.around(2_000_000);
            case 3 -> chance.below(3_000_000);
            default -> chance.of(0.7) ? 0 : chance.below(100_000);
        };
        long education = chance.of(trouble) ? chance.around(1_000_000) : chance.of(0.8) ? 0 : chance.below(1_500_000);
        long left = income - medical - education - chance.pick(LINES) * 100L * heads;
        spread(1, "expense", "medical", medical);
        spread(1, "expense", "education", education);
        spread(
                1,
                "expense",
                chance.pick("housing", "disaster"),
                chance.of(trouble) ? chance.around(Math.max(0, left)) : chance.below(50_000));
        spread(1, "expense", "other", chance.below(300_000));
        spread(13, "expense", "medical", chance.below(300_000));
    }

    /** The month of assessment, later months, and months before the two years: none of them may count. */
    private void drawOutsideTheWindows() {
        for (int ago : new int[] {0, -1, -7, 25, 36}) {
            if (chance.of(0.4)) {
                row(ago, "income", chance.pick("wage", "business", "property", "transfer"), chance.below(900_000));
            }
            if (chance.of(0.3)) {
                row(ago, "expense", chance.pick("business_cost", "medical", "education"), chance.below(900_000));
            }
        }
    }

    /** Splits a total over the twelve months from the nearest one back, the edge months before all others. */
    private void spread(int nearestMonth, String flow, String item, long total) {
        if (total == 0 && chance.of(0.8)) {
            return;
        }
        int parts = chance.pick(1, 1, 2, 3, 12);
        long rest = total;
        for (int part = 1; part < parts; part++) {
            long amount = parts == 12 ? total / 12 : chance.below(rest);
            row(parts == 12 ? nearestMonth + part - 1 : anyMonth(nearestMonth), flow, item, amount);
            rest -= amount;
        }
        row(parts == 12 ? nearestMonth + 11 : anyMonth(nearestMonth), flow, item, rest);
    }

    private int anyMonth(int nearest) {
        return nearest + chance.pick(0, 0, 11, 11, chance.between(0, 11));
    }

    private void row(int monthsAgo, String flow, String item, long fen) {
        draft.add(
                "ledger",
                "household_id=" + household,
                "person_id=" + (persons.isEmpty() || chance.of(0.7) ? "" : chance.pick(persons)),
                "month=" + now.minusMonths(monthsAgo),
                "flow=" + flow,
                "item=" + item,
                "programme=" + chance.unless(0.8, "rural revival"),
                "amount=" + chance.money(fen),
                "source=" + chance.unless(missing, chance.pick("declared", "inspected", "department", "estimated")));
    }
}
