package org.holdfast.measures.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;

/**
 * How much each group of the population adds to poverty: the Foster-Greer-Thorbecke index of the whole is the mean of the
 * groups' indices, weighted by their shares of the population, {@code P = sum over k of (N_k / N) P_k}. A group contributes
 * {@code (N_k / N) P_k / P}.
 *
 * <p>An income on the line is not poor unless the weak rule is chosen (which changes alpha 0 alone); negative incomes have
 * gaps above 1. Unknown incomes (NaN) and weights of zero take no part; an infinite income makes it undefined. A group whose
 * rows all have a weight of zero has no index and is left out. When nobody is poor the contributions are undefined.
 *
 * <p>Foster, Greer and Thorbecke (1984), A class of decomposable poverty measures, doi:10.2307/1913475.
 *
 * @since 0.1.0
 */
public final class FgtDecomposition {
    private final double line;
    private final double alpha;
    private final PoorIf poorIf;
    private final Map<String, Sums> groups = new TreeMap<>();
    private boolean infinite;

    private static final class Sums {
        private double weights;
        private double gaps;
    }

    /**
     * One group in the whole.
     *
     * @param share of the population
     * @param index of the group itself
     */
    public record Group(double share, double index) {}

    /**
     * A decomposition that has accepted nothing.
     *
     * @throws Undefined when alpha is negative, or the line is not positive and alpha is not 0
     */
    public FgtDecomposition(double line, double alpha, PoorIf poorIf) throws Undefined {
        requireLine(line, alpha);
        this.line = line;
        this.alpha = alpha;
        this.poorIf = poorIf;
    }

    static void requireLine(double line, double alpha) throws Undefined {
        if (!(alpha >= 0)) {
            throw new Undefined("The parameter alpha of the index is 0 or more, not " + alpha);
        }
        if (!Double.isFinite(line) || alpha > 0 && line <= 0) {
            throw new Undefined("A gap is relative to a finite line above 0, not " + line);
        }
    }

    /** The relative gap of a poor income to the power alpha. */
    static double gap(double income, double line, double alpha) {
        if (alpha == 0) {
            return 1;
        }
        double gap = (line - income) / line;
        return alpha == 1 ? gap : alpha == 2 ? gap * gap : Math.pow(gap, alpha);
    }

    /**
     * Takes a row in.
     *
     * @param weight finite and not negative
     */
    public void accept(String group, double income, double weight) {
        if (!CompleteRows.counts(income, weight)) {
            return;
        }
        infinite |= Double.isInfinite(income);
        Sums sums = groups.computeIfAbsent(group, absent -> new Sums());
        sums.weights += weight;
        if (poorIf.poor(income, line)) {
            sums.gaps += weight * gap(income, line, alpha);
        }
    }

    /** Takes in what another decomposition with the same line, alpha and rule has accepted. */
    public FgtDecomposition combine(FgtDecomposition other) {
        infinite |= other.infinite;
        other.groups.forEach((group, more) -> {
            Sums sums = groups.computeIfAbsent(group, absent -> new Sums());
            sums.weights += more.weights;
            sums.gaps += more.gaps;
        });
        return this;
    }

    /** The index of the whole. */
    public double total() throws Undefined {
        return gaps() / population();
    }

    /** The groups by name, in the order of their names. */
    public Map<String, Group> groups() throws Undefined {
        double population = population();
        Map<String, Group> parts = new LinkedHashMap<>();
        groups.forEach(
                (group, sums) -> parts.put(group, new Group(sums.weights / population, sums.gaps / sums.weights)));
        return parts;
    }

    /** The part of the whole's index that each group makes up. */
    public Map<String, Double> contributions() throws Undefined {
        population();
        double gaps = gaps();
        if (gaps == 0) {
            throw new Undefined("Nobody is below the line " + line + ": groups contribute to nothing");
        }
        Map<String, Double> parts = new LinkedHashMap<>();
        groups.forEach((group, sums) -> parts.put(group, sums.gaps / gaps));
        return parts;
    }

    private double gaps() {
        return groups.values().stream().mapToDouble(sums -> sums.gaps).sum();
    }

    private double population() throws Undefined {
        if (infinite) {
            throw CompleteRows.infinite();
        }
        double population =
                groups.values().stream().mapToDouble(sums -> sums.weights).sum();
        if (!(population > 0)) {
            throw new Undefined("Nobody has a known income and a positive weight");
        }
        return population;
    }
}
