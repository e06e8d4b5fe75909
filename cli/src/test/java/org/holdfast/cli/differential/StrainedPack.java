package org.holdfast.cli.differential;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.policy.pack.Pack;

/**
 * A pack that strains how lists are gone through together: many searches and counts of the same rows, sums of one column
 * over more kinds of rows than a byte numbers, more indicators than a byte counts, and conditions on texts and months of
 * which there are very many.
 */
final class StrainedPack {
    /** More than a byte numbers. */
    private static final int MANY = 130;

    /** More searches, and more than twice as many counts, as go through the rows together. */
    private static final int SEVERAL = 10;

    private final Map<String, String> facts = new LinkedHashMap<>();
    private final CasePack pack = new CasePack(new CaseSection("strained", new ArrayList<>(), new ArrayList<>()));

    static Pack pack() {
        return new StrainedPack().made();
    }

    private Pack made() {
        facts();
        int number = 0;
        for (var fact : facts.entrySet()) {
            pack.fact("fact_" + ++number, fact.getValue(), true, fact.getKey());
        }
        population();
        indicators();
        return pack.load();
    }

    private void population() {
        pack.fact("income", "money", false, "ledger.filter(l, l.flow == 'income').map(l, l.amount).sum()");
        pack.fact("size", "int", false, "members.count()");
        pack.fact("share", "double", false, "household.x");
        String weight = "household.weight * members.count()";
        pack.figure("median_income", Map.of("statistic", "median", "of", "income"), weight);
        pack.figure("mean_income", Map.of("statistic", "mean", "of", "income", "within", "province"), weight);
        pack.figure("quarter", Map.of("statistic", "quantile", "p", "0.25", "of", "share", "within", "county"), "");
        pack.figure("mean_size", Map.of("statistic", "mean", "of", "size", "within", "village"), "household.weight");
    }

    private void indicators() {
        for (int i = 0; i < MANY; i++) {
            List<String> conditions = List.of(
                    "members.exists(m, m.s == 'text " + i + "' || age(m.birth_date) == " + i + ")",
                    "household.i % " + (i + 1) + " == 0",
                    "place.up('province').i == " + 5 * i);
            pack.indicator("indicator_" + i, i % 9 == 0 ? "low" : "high", conditions.get(i % 3));
        }
        pack.decisions(
                "level:\n- {value: red, when: count.high > 10 && unknown.high < 20}\n- {value: blue, when: score > 3}\n",
                List.of("red", "blue"),
                List.of());
    }

    private void facts() {
        for (int i = 0; i < MANY; i++) {
            facts.put("events.filter(e, e.source == 'text " + i + "').map(e, e.loss).sum()", "money");
        }
        for (int i = 0; i < SEVERAL; i++) {
            facts.put("members.exists(m, m.i > " + (2000 * i - 20_000) + " && m.p)", "bool");
            facts.put("members.filter(m, m.s == 'text " + i + "' || m.p).count()", "int");
            facts.put("ledger.all(l, l.programme != 'text " + i + "')", "bool");
        }
        for (String item : List.of("wage", "business", "transfer", "medical", "housing")) {
            for (int months : new int[] {1, 12, 130}) {
                facts.put(
                        "ledger.filter(l, l.item == '" + item + "' && in_last(l.month, " + months
                                + ")).map(l, l.amount).sum()",
                        "money");
            }
        }
        facts.put("ledger.map(l, l.amount).sum()", "money");
        facts.put("ledger.map(l, l.amount).avg()", "money");
        facts.put("ledger.map(l, l.month).min()", "month");
        facts.put("events.map(e, e.loss).max()", "money");
        facts.put("events.filter(e, e.type == 'fire').map(e, e.loss).sum()", "money");
        facts.put("ledger.exists(l, l.programme == household.s)", "bool");
        facts.put("members.filter(m, ledger.exists(l, l.s == m.s)).count()", "int");
        facts.put("members.exists(m, events.filter(e, e.source == m.s).map(e, e.loss).sum() > 100)", "bool");
        facts.put("members.map(m, m.i).sum()", "int");
        facts.put("members.filter(m, m.health == 'serious').map(m, m.i).sum()", "int");
        facts.put("hazards.exists(h, h.severity == 'severe' && household.p)", "bool");
        facts.put("members.filter(m, hazards.exists(h, h.i > m.i)).count()", "int");
        facts.put("series('cpi').yoy()", "double");
        facts.put("place.place_id", "string");
        facts.put("household.s", "string");
        facts.put("household.i + 1", "int");
        facts.put("household.x * 3", "double");
    }
}
