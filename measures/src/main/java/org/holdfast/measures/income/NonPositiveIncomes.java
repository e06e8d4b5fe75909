package org.holdfast.measures.income;

import java.util.Arrays;
import org.holdfast.measures.Undefined;

/**
 * What a measure that takes logarithms or powers of incomes makes of incomes of zero and less. Nothing is trimmed unless it is
 * asked for.
 */
public final class NonPositiveIncomes {
    private enum Rule {
        LIMIT,
        REFUSE,
        EXCLUDE,
        FLOOR
    }

    /**
     * Zero incomes count with the limit of the measure as incomes fall to zero, where that limit is finite, and make it
     * undefined where it is not; negative incomes make it undefined.
     */
    public static final NonPositiveIncomes LIMIT = new NonPositiveIncomes(Rule.LIMIT, 0);

    /** Any income of zero or less makes the measure undefined. */
    public static final NonPositiveIncomes REFUSE = new NonPositiveIncomes(Rule.REFUSE, 0);

    /** Persons with an income of zero or less are left out, as if they were not in the population. */
    public static final NonPositiveIncomes EXCLUDE = new NonPositiveIncomes(Rule.EXCLUDE, 0);

    private final Rule rule;
    private final double floor;

    private NonPositiveIncomes(Rule rule, double floor) {
        this.rule = rule;
        this.floor = floor;
    }

    /**
     * Lower incomes are raised to a positive floor.
     *
     * @param least in the unit of the incomes
     */
    public static NonPositiveIncomes floor(double least) {
        if (!(least > 0 && least < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected a positive floor, got " + least);
        }
        return new NonPositiveIncomes(Rule.FLOOR, least);
    }

    /**
     * The incomes that the measure is of: those given, without the lowest, or with the lowest raised.
     *
     * @throws Undefined when the rule refuses an income
     */
    public SortedIncomes of(SortedIncomes incomes) throws Undefined {
        return switch (rule) {
            case LIMIT -> incomes;
            case EXCLUDE -> incomes.from(incomes.upTo(0));
            case FLOOR -> incomes.censored(floor, Double.POSITIVE_INFINITY);
            case REFUSE -> {
                for (int i = 0; i < incomes.upTo(0); i++) {
                    if (incomes.weights()[i] > 0) {
                        throw refused();
                    }
                }
                yield incomes;
            }
        };
    }

    /** The income that counts for one person; NaN when the person is left out or refused. */
    public double of(double income) {
        return switch (rule) {
            case LIMIT -> income;
            case EXCLUDE, REFUSE -> income > 0 ? income : Double.NaN;
            case FLOOR -> Math.max(income, floor);
        };
    }

    /** Whether the rule refuses a person of this income and a positive weight. */
    public boolean refuses(double income) {
        return rule == Rule.REFUSE && income <= 0;
    }

    /**
     * Spreads influences on the measure of {@link #of(SortedIncomes)} over all persons: those left out have none.
     *
     * @param kept how many were not left out: the first so many numbers are theirs
     */
    public static void spread(double[] influences, int kept, int all) {
        int left = all - kept;
        if (left > 0) {
            System.arraycopy(influences, 0, influences, left, kept);
            Arrays.fill(influences, 0, left, 0);
        }
    }

    /** Says that zero or negative incomes have no place in a measure. */
    public static Undefined refused() {
        return new Undefined("There are incomes of zero or less, for which the measure has no value:"
                + " exclude them or raise them to a floor");
    }
}
