package org.holdfast.plans.decomposition;

import java.util.Locale;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.measures.income.Quantile;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;

/** What the options of a case say in words and numbers. */
final class Wording {
    private Wording() {}

    /** Whether an option's text has one of the words, whatever its case. */
    static boolean says(PlanCase planned, String option, String... words) {
        String text = planned.text(option, "").toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (text.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** The option {@code alpha}, 0 or more. */
    static double alpha(PlanCase planned) throws Refused {
        double alpha = planned.number("alpha");
        if (!(alpha >= 0 && alpha < Double.POSITIVE_INFINITY)) {
            throw new Refused("Option 'alpha' of method '" + planned.method() + "' must be 0 or more, not " + alpha);
        }
        return alpha;
    }

    /**
     * The poverty line: a number, or a {@code percent} (0.6, or 60) of the median or, when {@code of} says so, the mean of all
     * incomes.
     */
    static double line(PlanCase planned, Population population) throws Refused, Undefined {
        if (planned.option("line").isNumber() || planned.option("percent").isMissingNode()) {
            double line = planned.number("line");
            if (!Double.isFinite(line)) {
                throw new Refused("Option 'line' must be a finite number, not " + line);
            }
            return line;
        }
        double percent = planned.number("percent");
        double share = percent >= 10 ? percent / 100 : percent;
        return share
                * (says(planned, "of", "mean")
                        ? population.sorted().mean()
                        : new Quantile(0.5, IncomeOptions.quantile(planned)).value(population.sorted()));
    }

    /** The incomes that the option {@code zero} leaves, as they count. */
    static Population zeros(PlanCase planned, Population population, NonPositiveIncomes unlessSaid)
            throws Refused, Undefined {
        NonPositiveIncomes rule =
                planned.option("zero").isMissingNode() ? unlessSaid : IncomeOptions.nonPositive(planned);
        double[] incomes = population.incomes().clone();
        for (int row = 0; row < incomes.length; row++) {
            if (rule.refuses(incomes[row]) && population.weights()[row] > 0) {
                throw NonPositiveIncomes.refused();
            }
            incomes[row] = Double.isNaN(incomes[row]) ? Double.NaN : rule.of(incomes[row]);
        }
        return new Population(population.table(), incomes, population.weights());
    }

    /** Incomes with those below 0 as they are, or as the option {@code negative} says: at 0, or unknown. */
    static double[] negatives(PlanCase planned, double[] incomes) {
        boolean bottom = says(planned, "negative", "bottom", "zero");
        if (!bottom && !says(planned, "negative", "exclude", "drop")) {
            return incomes;
        }
        double[] counted = incomes.clone();
        for (int row = 0; row < counted.length; row++) {
            counted[row] = counted[row] < 0 ? bottom ? 0 : Double.NaN : counted[row];
        }
        return counted;
    }

    /** Refuses a case whose option asks for something else than what is known. */
    static void refuse(PlanCase planned, String option, String... words) throws Refused {
        if (says(planned, option, words)) {
            throw new Refused("Option '" + option + "' of method '" + planned.method() + "' asks for '"
                    + planned.text(option, "") + "', which is not known: see docs/measures.md");
        }
    }
}
