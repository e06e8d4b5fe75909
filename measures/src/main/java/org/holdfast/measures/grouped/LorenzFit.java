package org.holdfast.measures.grouped;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.holdfast.measures.Undefined;

/** Least squares for the curves of grouped data. */
final class LorenzFit {
    private LorenzFit() {}

    /**
     * The coefficients of a regression.
     *
     * @param regressors by row, then by coefficient
     * @throws Undefined when there are fewer rows than coefficients, or the rows do not tell them apart
     */
    static double[] coefficients(double[][] regressors, double[] response) throws Undefined {
        int coefficients = regressors.length == 0 ? 0 : regressors[0].length;
        if (regressors.length < 3) {
            throw new Undefined("Three coefficients need three classes or more below the whole population, not "
                    + regressors.length);
        }
        DMatrixRMaj left = new DMatrixRMaj(regressors);
        DMatrixRMaj right = new DMatrixRMaj(response.length, 1, true, response);
        DMatrixRMaj solution = new DMatrixRMaj(coefficients, 1);
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.qr(regressors.length, coefficients);
        if (!solver.setA(left) || !(solver.quality() > 1e-12)) {
            throw new Undefined("The classes do not tell the coefficients of the Lorenz curve apart");
        }
        solver.solve(right, solution);
        return solution.getData().clone();
    }

    /**
     * Checks the classes.
     *
     * @throws Undefined when the shares are not cumulated shares
     */
    static void require(double[] people, double[] incomes) throws Undefined {
        if (people.length != incomes.length) {
            throw new Undefined(
                    "There are " + people.length + " shares of the population and " + incomes.length + " of income");
        }
        for (int i = 0; i < people.length; i++) {
            boolean inside = people[i] >= 0 && people[i] <= 1 && incomes[i] <= 1;
            boolean ascending = i == 0 || people[i] > people[i - 1];
            if (!inside || !ascending || Double.isNaN(incomes[i])) {
                throw new Undefined("Class " + (i + 1) + " has the cumulated shares " + people[i] + " and " + incomes[i]
                        + ": expected ascending shares between 0 and 1");
            }
        }
    }
}
