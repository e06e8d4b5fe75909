/** Inequality of incomes: indices, shares and ratios of shares. */
@NullMarked
package org.holdfast.measures.inequality;

import org.jspecify.annotations.NullMarked;
