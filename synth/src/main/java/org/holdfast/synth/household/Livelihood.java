package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Sheet;
import org.holdfast.synth.draw.Topic;

/** Draws what a household lives on: earnings, split among those who work, and transfers. */
final class Livelihood {
    /** What a kind of work pays, in units that only matter next to each other, and how often. */
    private record Pay(double pay, int payments, int first) {
        static Pay[] read() {
            Sheet sheet = Sheet.read("pay.csv");
            Pay[] pays = new Pay[sheet.rows()];
            for (int row = 0; row < pays.length; row++) {
                Employment employment = sheet.option(row, "employment", Employment.class);
                pays[employment.ordinal()] =
                        new Pay(sheet.number(row, "pay"), sheet.whole(row, "payments"), sheet.whole(row, "first"));
            }
            return pays;
        }
    }

    private static final int PROPERTY_MONTH = 10;

    private final Pay[] pays = Pay.read();
    private final Earnings earnings;
    private final Transfers transfers;
    private final double paySpread;
    private final double cost;
    private final double propertyChance;
    private final double propertyShare;
    private final double[] weights = new double[16];

    Livelihood(Parameters parameters) {
        earnings = new Earnings(parameters);
        transfers = new Transfers(parameters);
        paySpread = parameters.get("pay_spread");
        cost = parameters.get("business_cost_share");
        propertyChance = parameters.get("property_chance");
        propertyShare = parameters.get("property_share");
    }

    void draw(Household household, Locality locality, Chance chance) {
        chance.begin(household.key, Topic.INCOME);
        earnings.draw(household, locality, chance);
        double all = weigh(household, chance);
        double share = all > 0 ? transfers.share(household, locality, chance) : 1;
        boolean property = chance.happens(propertyChance);
        double ofProperty = property ? propertyShare : 0;
        addEarned(household, (1 - share) * (1 - ofProperty), all);
        if (property) {
            BudgetLine line = household.budget.add(Item.PROPERTY, 1, PROPERTY_MONTH);
            fill(line, household, (1 - share) * ofProperty);
        }
        transfers.add(household, share, earnings.lasting, chance);
    }

    /** Weighs what each person's work pays; gives the sum. */
    private double weigh(Household household, Chance chance) {
        double all = 0;
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            double pay = person.resident ? pays[person.employment.ordinal()].pay : 0;
            weights[i] = pay * (1 + paySpread * (chance.uniform() - 0.5));
            all += weights[i];
        }
        return all;
    }

    /** Adds a line for each wage, and two for the household's business: what it sells and what that costs. */
    private void addEarned(Household household, double share, double all) {
        double business = 0;
        Pay businessPay = pays[Employment.FARM.ordinal()];
        for (int i = 0; i < household.persons(); i++) {
            Person person = household.person(i);
            Pay pay = pays[person.employment.ordinal()];
            if (weights[i] > 0 && person.employment.isWage()) {
                BudgetLine line = household.budget.add(Item.WAGE, pay.payments, pay.first);
                line.person = person;
                fill(line, household, share * weights[i] / all);
            } else if (weights[i] > 0) {
                business += weights[i];
                businessPay = person.employment == Employment.SELF_EMPLOYED ? pay : businessPay;
            }
        }
        if (business > 0) {
            double net = share * business / all;
            BudgetLine sold = household.budget.add(Item.BUSINESS, businessPay.payments, businessPay.first);
            fill(sold, household, net / (1 - cost));
            BudgetLine spent = household.budget.add(Item.BUSINESS_COST, 2, 1);
            fill(spent, household, net / (1 - cost) * cost);
        }
    }

    private void fill(BudgetLine line, Household household, double share) {
        for (int year = 0; year < BudgetLine.YEARS; year++) {
            line.yearly[year] = share * earnings.lasting[year] * earnings.swing[year] * household.size();
        }
    }
}
