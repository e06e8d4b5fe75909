/** Poverty measured by incomes and a line. */
@NullMarked
package org.holdfast.measures.poverty;

import org.jspecify.annotations.NullMarked;
