package org.holdfast.measures.income;

import org.holdfast.measures.Undefined;

/**
 * The income below which a given share of the population lies, by one of the {@link QuantileDefinition}s; in the unit of the
 * incomes. The share 0 gives the least income and 1 the greatest; persons without weight are passed over.
 *
 * <p>Influence, for every definition: {@code -(1[x <= Q] - p) / (N f(Q))} with {@code f} the {@link KernelDensity} (Deville
 * 1999; Osier 2009, Survey Research Methods 3, 167-195, doi:10.18148/srm/2009.v3i3.369). It does not exist when all incomes
 * are equal.
 */
public final class Quantile implements IncomeMeasure {
    private static final double TIE = 1e-12;
    private final double share;
    private final QuantileDefinition definition;

    /**
     * A quantile.
     *
     * @param share from 0 to 1
     */
    public Quantile(double share, QuantileDefinition definition) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("Expected a share from 0 to 1, got " + share);
        }
        this.share = share;
        this.definition = definition;
    }

    public static Quantile median() {
        return new Quantile(0.5, QuantileDefinition.INVERSE);
    }

    public double share() {
        return share;
    }

    @Override
    public double value(SortedIncomes incomes) throws Undefined {
        double wanted = share * incomes.totalWeight();
        return switch (definition) {
            case INVERSE -> incomes.values()[reaching(incomes, wanted)];
            case UPPER -> incomes.values()[exceeding(incomes, wanted)];
            case AVERAGE ->
                (incomes.values()[reaching(incomes, wanted)] + incomes.values()[exceeding(incomes, wanted)]) / 2;
            case MIDPOINT -> between(incomes, wanted, 0.5, true);
            case COUNTS -> betweenCounts(incomes);
            default -> betweenPersons(incomes);
        };
    }

    @Override
    public double linearise(SortedIncomes incomes, double[] influences) throws Undefined {
        double quantile = value(incomes);
        double density = new KernelDensity(incomes).peopleAt(quantile);
        double[] values = incomes.values();
        for (int i = 0; i < values.length; i++) {
            influences[i] = -((values[i] <= quantile ? 1 : 0) - share) / density;
        }
        return quantile;
    }

    private static int reaching(SortedIncomes incomes, double wanted) {
        double[] weights = incomes.weights();
        double enough = wanted * (1 - TIE);
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i];
                last = i;
                if (sum >= enough) {
                    return i;
                }
            }
        }
        return last;
    }

    private static int exceeding(SortedIncomes incomes, double wanted) {
        double[] weights = incomes.weights();
        double enough = wanted * (1 + TIE);
        double sum = 0;
        int last = 0;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                sum += weights[i];
                last = i;
                if (sum > enough) {
                    return i;
                }
            }
        }
        return last;
    }

    /**
     * The income at the wanted weight, linear between points at the weight up to and with a person less a part of that person's
     * own.
     *
     * @param together whether equal incomes are one person
     */
    private static double between(SortedIncomes incomes, double wanted, double own, boolean together) {
        double[] values = incomes.values();
        double[] weights = incomes.weights();
        double sum = 0;
        double lowerPoint = Double.NaN;
        double lowerIncome = Double.NaN;
        for (int i = 0; i < values.length; ) {
            double income = values[i];
            double weight = weights[i++];
            while (together && i < values.length && values[i] == income) {
                weight += weights[i++];
            }
            if (weight == 0) {
                continue;
            }
            sum += weight;
            double point = sum - own * weight;
            if (point >= wanted) {
                return Double.isNaN(lowerIncome)
                        ? income
                        : lowerIncome + (income - lowerIncome) * (wanted - lowerPoint) / (point - lowerPoint);
            }
            lowerPoint = point;
            lowerIncome = income;
        }
        return lowerIncome;
    }

    private double betweenPersons(SortedIncomes incomes) throws Undefined {
        double lastWeight = incomes.weights()[reaching(incomes, Double.POSITIVE_INFINITY)];
        double people = incomes.totalWeight() + definition.last * lastWeight;
        return between(incomes, share * people, definition.own, false);
    }

    private double betweenCounts(SortedIncomes incomes) throws Undefined {
        double people = incomes.totalWeight();
        double number = 1 + (people - 1) * share;
        double lower = Math.max(Math.floor(number), 1);
        double upper = Math.min(lower + 1, people);
        double above = number - Math.floor(number);
        double[] values = incomes.values();
        return (1 - above) * values[reaching(incomes, lower)] + above * values[reaching(incomes, upper)];
    }
}
