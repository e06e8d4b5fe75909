package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.jspecify.annotations.Nullable;

/** Draws what a household spends again and again. */
final class Spending {
    private final Expense[] expenses = Expense.read();
    private final double yearlySpread;

    Spending(Parameters parameters) {
        yearlySpread = parameters.get("spending_spread");
    }

    void draw(Household household, Chance chance) {
        chance.begin(household.key, Topic.EXPENSES);
        for (Expense expense : expenses) {
            if (!expense.whom().isPersonal()) {
                addIfSpent(expense, null, household, chance);
                continue;
            }
            for (int i = 0; i < household.persons(); i++) {
                if (expense.whom().includes(household.person(i), 1)) {
                    addIfSpent(expense, household.person(i), household, chance);
                }
            }
        }
    }

    private void addIfSpent(Expense expense, @Nullable Person person, Household household, Chance chance) {
        if (!chance.happens(expense.chance())) {
            return;
        }
        BudgetLine line = household.budget.add(expense.item(), expense.payments(), expense.first());
        line.person = person;
        // squared, so that small amounts are more common than large ones
        double point = chance.uniform();
        double usual = expense.low() + (expense.high() - expense.low()) * point * point;
        for (int year = 0; year < BudgetLine.YEARS; year++) {
            line.yearly[year] = usual * (1 + yearlySpread * (chance.uniform() - 0.5));
        }
    }
}
