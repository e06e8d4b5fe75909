/** Cases that measure the poverty and inequality of one column of incomes. */
@NullMarked
package org.holdfast.plans.income;

import org.jspecify.annotations.NullMarked;
