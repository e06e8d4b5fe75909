package org.holdfast.measures.area;

import java.util.LinkedHashMap;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.regression.LinearModel;

/**
 * The model of Elbers, Lanjouw and Lanjouw: log income of a unit is {@code x'b + eta + eps}, {@code eta} common to its
 * cluster. Coefficients are those of ordinary least squares; nothing is learnt of a single cluster, so that a place's
 * estimate rests on the covariates of its census alone.
 *
 * <p>The variance of clusters is {@code (sum w (u_c - u)^2 - sum w (1 - w) t_c) / sum w (1 - w)}, with {@code w} the
 * cluster's share of units, {@code u_c} its mean residual and {@code t_c} the variance of its residuals over its units; zero
 * where that is negative. The rest of the residual variance is that of units.
 *
 * <p>Edge cases: a cluster of one unit takes the pooled variance within clusters for its {@code t_c}. One cluster, no
 * cluster of two units, and no more units than covariates are undefined. Elbers, Lanjouw and Lanjouw (2003),
 * doi:10.1111/1468-0262.00399.
 *
 * @since 0.1
 */
public final class EllModel {
    private final double[] coefficients;
    private final double clusterVariance;
    private final double unitVariance;

    private EllModel(double[] coefficients, double clusterVariance, double unitVariance) {
        this.coefficients = coefficients;
        this.clusterVariance = clusterVariance;
        this.unitVariance = unitVariance;
    }

    /** What is gathered of one cluster's residuals. */
    private static final class Cluster {
        private double units;
        private double mean;
        private double squares;

        void accept(double residual) {
            units++;
            double distance = residual - mean;
            mean += distance / units;
            squares += distance * (residual - mean);
        }
    }

    /**
     * Fits the model.
     *
     * @param columns covariates over the units, one of ones for an intercept among them
     * @param clusters the cluster of each unit
     */
    public static EllModel fit(double[] outcome, double[][] columns, String[] clusters) throws Undefined {
        LinearModel regression = LinearModel.fit(columns, outcome, null);
        if (regression.degreesOfFreedom() <= 0) {
            throw new Undefined(
                    "A model of " + columns.length + " covariates needs more units; there are " + outcome.length);
        }
        double[] residuals = regression.residuals();
        Map<String, Cluster> found = new LinkedHashMap<>();
        for (int row = 0; row < residuals.length; row++) {
            found.computeIfAbsent(clusters[row], absent -> new Cluster()).accept(residuals[row]);
        }
        double total = regression.residualVariance();
        double between = Math.max(0, clusterVariance(found, residuals.length));
        return new EllModel(regression.coefficients(), between, Math.max(0, total - between));
    }

    private static double clusterVariance(Map<String, Cluster> clusters, int units) throws Undefined {
        if (clusters.size() < 2 || clusters.size() == units) {
            throw new Undefined("The variance of clusters needs two of them and one of two units; there are " + units
                    + " units in " + clusters.size());
        }
        double sum = 0;
        double pooled = 0;
        for (Cluster cluster : clusters.values()) {
            sum += cluster.units * cluster.mean;
            pooled += cluster.squares / (units - clusters.size());
        }
        double mean = sum / units;
        double between = 0;
        double within = 0;
        double scale = 0;
        for (Cluster cluster : clusters.values()) {
            double share = cluster.units / units;
            double distance = cluster.mean - mean;
            double own = cluster.units > 1 ? cluster.squares / (cluster.units - 1) : pooled;
            between += share * distance * distance;
            within += share * (1 - share) * own / cluster.units;
            scale += share * (1 - share);
        }
        return (between - within) / scale;
    }

    /** One a covariate; NaN for one that those before it make up. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** The variance between clusters, {@code sigma_eta2}. */
    public double clusterVariance() {
        return clusterVariance;
    }

    /** The variance of units within clusters, {@code sigma_eps2}. */
    public double unitVariance() {
        return unitVariance;
    }

    /** What the covariates say of a unit's log income. */
    public double mean(double[] covariates) {
        double sum = 0;
        for (int i = 0; i < covariates.length; i++) {
            sum += Double.isNaN(coefficients[i]) ? 0 : coefficients[i] * covariates[i];
        }
        return sum;
    }

    /** The variance of a unit's log income about that. */
    public double predictionVariance() {
        return clusterVariance + unitVariance;
    }
}
