/** Measures of poverty, inequality, targeting and dynamics, and what they share. Plain mathematics over arrays. */
@NullMarked
package org.holdfast.measures;

import org.jspecify.annotations.NullMarked;
