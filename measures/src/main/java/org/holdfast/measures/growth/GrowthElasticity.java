package org.holdfast.measures.growth;

import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.KernelDensity;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;

/**
 * By how many percent poverty changes when all incomes grow by one percent. For Foster-Greer-Thorbecke indices with alpha above
 * 0 it is {@code alpha (1 - P_(alpha-1) / P_alpha)}; for the headcount {@code -z f(z) / H}, with the density {@code f} of incomes at
 * the line by a Gaussian kernel (see {@link KernelDensity}).
 *
 * <p>Undefined when nobody is poor, or alpha lies between 0 and 1.
 *
 * <p>Kakwani (1993), Poverty and economic growth with application to Côte d'Ivoire, doi:10.1111/j.1475-4991.1993.tb00443.x.
 *
 * @since 0.1.0
 */
public final class GrowthElasticity {
    private GrowthElasticity() {}

    /** The elasticity. */
    public static double of(SortedIncomes incomes, double line, double alpha, PoorIf poorIf) throws Undefined {
        if (alpha != 0 && !(alpha >= 1)) {
            throw new Undefined(
                    "The growth elasticity of poverty is known for alpha 0 and for 1 or more, not " + alpha);
        }
        double poverty = new Fgt(line, alpha, poorIf).value(incomes);
        if (poverty == 0) {
            throw new Undefined("Nobody is below the line " + line + ": poverty has no elasticity");
        }
        if (alpha == 0) {
            return -line * new KernelDensity(incomes).peopleAt(line) / incomes.totalWeight() / poverty;
        }
        return alpha * (1 - new Fgt(line, alpha - 1, poorIf).value(incomes) / poverty);
    }
}
