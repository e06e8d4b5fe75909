/** Weighted samples of incomes, sorted once, and what is measured on them: means, quantiles, densities, and how each person moves a measure. */
@NullMarked
package org.holdfast.measures.income;

import org.jspecify.annotations.NullMarked;
