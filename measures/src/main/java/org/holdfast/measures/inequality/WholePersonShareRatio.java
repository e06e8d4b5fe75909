package org.holdfast.measures.inequality;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.income.SortedIncomes;

/**
 * The income of the richest over that of the poorest with persons assigned whole: the sum of incomes above one quantile over the
 * sum of those up to another, as in EU-SILC, laeken, convey and vardpoor. {@link Of#MEANS} divides the mean incomes of both
 * groups instead, so that their unequal sizes cancel. Without unit; undefined when the poorest have no income.
 *
 * <p>Influence: the income {@code S} up to quantile {@code Q} of share {@code p} has
 * {@code x 1[x <= Q] - s (1[x <= Q] - p) / (N f(Q))} with {@code f} the {@link KernelDensity} and {@code s} the density of
 * income at {@code Q}, and the size of the group has {@code p} (Osier 2009, Survey Research Methods 3, 167-195,
 * doi:10.18148/srm/2009.v3i3.369).
 */
public final class WholePersonShareRatio implements IncomeMeasure {
    /** What is divided. */
    public enum Of {
        /** Sums of incomes. */
        SUMS,
        /** Mean incomes. */
        MEANS
    }

    private final Quantile bottom;
    private final Quantile top;
    private final Of of;

    /**
     * A ratio.
     *
     * @param bottom the poorest are this share of the population; at most {@code top}
     * @param top the richest begin at this share of the population
     */
    public WholePersonShareRatio(double bottom, double top, QuantileDefinition definition, Of of) {
        if (!(0 < bottom && bottom <= top && top < 1)) {
            throw new IllegalArgumentException(
                    "Expected shares of the population between 0 and 1, ascending, got " + bottom + " and " + top);
        }
        this.bottom = new Quantile(bottom, definition);
        this.top = new Quantile(top, definition);
        this.of = of;
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        return ratio(incomes, group(incomes, bottom), group(incomes, top));
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        Group poorest = group(incomes, bottom);
        Group others = group(incomes, top);
        double ratio = ratio(incomes, poorest, others);
        double people = incomes.totalWeight();
        double richest = incomes.totalIncome() - others.income;
        KernelDensity density = new KernelDensity(incomes);
        double atBottom = density.incomeAt(poorest.quantile) / density.peopleAt(poorest.quantile);
        double atTop = density.incomeAt(others.quantile) / density.peopleAt(others.quantile);
        double bySize = of == Of.SUMS
                ? 0
                : ratio * (bottom.share() / poorest.people - (1 - top.share()) / (people - others.people));
        double scale = of == Of.SUMS ? 1 : poorest.people / (people - others.people);
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            double ofPoorest = poorest.influence(values[i], bottom.share(), atBottom);
            double ofRichest = values[i] - others.influence(values[i], top.share(), atTop);
            influences[i] = scale * (ofRichest - richest / poorest.income * ofPoorest) / poorest.income + bySize;
        }
        return ratio;
    }

    private double ratio(SortedIncomes incomes, Group poorest, Group others) throws Undefined {
        if (!(poorest.income > 0)) {
            throw new Undefined("The poorest have no income, so that nothing can be a multiple of it");
        }
        double ofSums = (incomes.totalIncome() - others.income) / poorest.income;
        if (of == Of.SUMS) {
            return ofSums;
        }
        double richest = incomes.totalWeight() - others.people;
        if (!(richest > 0)) {
            throw new Undefined(
                    "Nobody's income exceeds the quantile of " + top.share() + ", so that the richest have no mean");
        }
        return ofSums * poorest.people / richest;
    }

    private static Group group(SortedIncomes incomes, Quantile edge) throws Undefined {
        double quantile = edge.value(incomes);
        int size = incomes.upTo(quantile);
        double people = 0;
        double income = 0;
        for (int i = 0; i < size; i++) {
            people += incomes.weights()[i];
            income += incomes.weights()[i] * incomes.values()[i];
        }
        return new Group(quantile, people, income);
    }

    private record Group(double quantile, double people, double income) {
        double influence(double ofIncome, double share, double slope) {
            boolean within = ofIncome <= quantile;
            return (within ? ofIncome : 0) - slope * ((within ? 1 : 0) - share);
        }
    }
}
