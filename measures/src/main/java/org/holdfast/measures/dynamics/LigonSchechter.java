package org.holdfast.measures.dynamics;

import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.holdfast.measures.Undefined;

/**
 * Vulnerability as low expected utility. Consumption and the line {@code z} are divided by the weighted grand mean; with
 * utility {@code u(c) = c^(1 - gamma) / (1 - gamma)}, for gamma one {@code ln c}, vulnerability {@code u(z) - mean u(c_it)}
 * is the sum of
 *
 * <ul>
 *   <li>poverty, {@code u(z) - mean u(m_i)}, with {@code m_i} the household's mean over time,
 *   <li>aggregate risk, {@code mean u(m_i) - mean u(a_it)}, {@code a_it = m_i + mean_t - 1} with the weighted mean of the period,
 *   <li>idiosyncratic risk, {@code mean u(a_it) - mean u(b_it)}, {@code b_it = a_it + beta' x_it}, {@code x} net of the means
 *       of household and period and beta by weighted least squares of consumption on it, both within,
 *   <li>unexplained risk and error of measurement, {@code mean u(b_it) - mean u(c_it)}.
 * </ul>
 *
 * <p>The linear {@code a} and {@code b} can fall to zero or below, where utility means nothing (with gamma two it would pass
 * unnoticed): below a floor, 0.05 of the grand mean unless said otherwise, they are set to it, and counted. Over the
 * households observed in every period.
 *
 * <p>Edge cases: consumption that is not positive, or a line that is not, has no utility: undefined. Without {@code x}
 * idiosyncratic risk is zero. Reference: Ligon and Schechter (2003), Measuring vulnerability, Economic Journal 113,
 * C95-C102, doi:10.1111/1468-0297.00117.
 *
 * @since 0.1.0
 */
public final class LigonSchechter {
    private static final double NOTHING = 1e-14;
    private final Panel panel;
    private final double gamma;
    private final double floor;
    private final int[] whole;
    private final double population;
    private final double grandMean;
    private final double[] beta;
    private final double utilityOfLine;
    private final double utilityOfMeans;
    private final double utilityOfAggregate;
    private final double utilityOfExplained;
    private final double utilityOfConsumption;
    private int floored;

    /**
     * Decomposes the vulnerability of a panel.
     *
     * @param x for each variable a number for each household and period
     * @param gamma relative risk aversion, over zero
     * @param floor of predicted consumption as a share of the grand mean, over zero
     * @throws Undefined when consumption or the line is not positive, or x does not vary within households and periods
     */
    public LigonSchechter(Panel panel, double[][][] x, double line, double gamma, double floor, boolean[] part)
            throws Undefined {
        if (!(gamma > 0 && floor > 0)) {
            throw new Undefined("Risk aversion gamma and the floor must be over zero, got " + gamma + " and " + floor);
        }
        this.panel = panel;
        this.gamma = gamma;
        this.floor = floor;
        this.whole = IntStream.range(0, panel.households())
                .filter(i -> part[i] && panel.weights()[i] > 0 && panel.isWhole(i) && isKnown(x, i))
                .toArray();
        this.population =
                IntStream.of(whole).mapToDouble(i -> panel.weights()[i]).sum();
        if (whole.length == 0) {
            throw new Undefined("No household with weight was observed in every period");
        }
        this.grandMean = mean((i, t) -> panel.outcome(i, t));
        for (int i : whole) {
            for (int t = 0; t < panel.periods(); t++) {
                check(panel.outcome(i, t), "Consumption");
            }
        }
        check(line, "The line");
        OfCell[] within = new OfCell[x.length];
        double[] sizes = new double[x.length];
        for (int k = 0; k < within.length; k++) {
            double[][] variable = x[k];
            sizes[k] = mean((i, t) -> variable[i][t] * variable[i][t]);
            within[k] = within((i, t) -> variable[i][t]);
        }
        double[] periodMean = periodMeans(this::consumption);
        OfCell aggregate = (i, t) -> panel.mean(i) / grandMean + periodMean[t] - 1;
        this.beta = slopes(within, sizes, within(this::consumption));
        OfCell explained = (i, t) -> {
            double sum = aggregate.of(i, t);
            for (int k = 0; k < beta.length; k++) {
                sum += beta[k] * within[k].of(i, t);
            }
            return sum;
        };
        this.utilityOfLine = utility(line / grandMean);
        this.utilityOfMeans = mean((i, t) -> utility(panel.mean(i) / grandMean));
        this.utilityOfAggregate = mean((i, t) -> utility(floored(aggregate.of(i, t))));
        this.utilityOfExplained = mean((i, t) -> utility(floored(explained.of(i, t))));
        this.utilityOfConsumption = mean((i, t) -> utility(consumption(i, t)));
    }

    public double vulnerability() {
        return utilityOfLine - utilityOfConsumption;
    }

    public double poverty() {
        return utilityOfLine - utilityOfMeans;
    }

    public double aggregateRisk() {
        return utilityOfMeans - utilityOfAggregate;
    }

    public double idiosyncraticRisk() {
        return utilityOfAggregate - utilityOfExplained;
    }

    public double unexplainedRisk() {
        return utilityOfExplained - utilityOfConsumption;
    }

    /** The slopes of consumption, as a share of the grand mean, on x. */
    public double[] beta() {
        return beta.clone();
    }

    /** How many predictions, of both kinds, were set to the floor. */
    public int floored() {
        return floored;
    }

    /** The households measured. */
    public int households() {
        return whole.length;
    }

    private double consumption(int household, int period) {
        return panel.outcome(household, period) / grandMean;
    }

    private double utility(double consumption) {
        return gamma == 1 ? Math.log(consumption) : Math.pow(consumption, 1 - gamma) / (1 - gamma);
    }

    private double floored(double prediction) {
        floored += prediction < floor ? 1 : 0;
        return Math.max(prediction, floor);
    }

    private double mean(OfCell cell) {
        double sum = 0;
        for (int i : whole) {
            double ofHousehold = 0;
            for (int t = 0; t < panel.periods(); t++) {
                ofHousehold += cell.of(i, t);
            }
            sum += panel.weights()[i] * ofHousehold;
        }
        return sum / (population * panel.periods());
    }

    private double[] periodMeans(OfCell cell) {
        double[] means = new double[panel.periods()];
        for (int i : whole) {
            for (int t = 0; t < means.length; t++) {
                means[t] += panel.weights()[i] * cell.of(i, t) / population;
            }
        }
        return means;
    }

    /** A variable net of the means of household and period. Weights are those of households, so one pass removes both. */
    private OfCell within(OfCell cell) {
        double[] ofPeriod = periodMeans(cell);
        double overall = mean(cell);
        double[] ofHousehold = new double[panel.households()];
        for (int i : whole) {
            for (int t = 0; t < panel.periods(); t++) {
                ofHousehold[i] += cell.of(i, t) / panel.periods();
            }
        }
        return (i, t) -> cell.of(i, t) - ofHousehold[i] - ofPeriod[t] + overall;
    }

    private double[] slopes(OfCell[] x, double[] sizes, OfCell y) throws Undefined {
        if (x.length == 0) {
            return new double[0];
        }
        DMatrixRMaj squares = new DMatrixRMaj(x.length, x.length);
        DMatrixRMaj products = new DMatrixRMaj(x.length, 1);
        for (int k = 0; k < x.length; k++) {
            OfCell variable = x[k];
            products.set(k, 0, mean((i, t) -> variable.of(i, t) * y.of(i, t)));
            for (int l = 0; l < x.length; l++) {
                OfCell other = x[l];
                squares.set(k, l, mean((i, t) -> variable.of(i, t) * other.of(i, t)));
            }
        }
        var solver = LinearSolverFactory_DDRM.symmPosDef(x.length);
        boolean varies = IntStream.range(0, x.length).allMatch(k -> squares.get(k, k) > NOTHING * sizes[k]);
        if (!varies || !solver.setA(squares.copy()) || !(solver.quality() > NOTHING)) {
            throw new Undefined("The variables x do not vary within households and periods, or repeat each other");
        }
        DMatrixRMaj slopes = new DMatrixRMaj(x.length, 1);
        solver.solve(products, slopes);
        return slopes.getData().clone();
    }

    private boolean isKnown(double[][][] x, int household) {
        for (double[][] variable : x) {
            for (double number : variable[household]) {
                if (!Double.isFinite(number)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static void check(double number, String what) throws Undefined {
        if (!(number > 0)) {
            throw new Undefined(what + " must be positive to have a utility, got " + number);
        }
    }

    private interface OfCell {
        double of(int household, int period);
    }
}
