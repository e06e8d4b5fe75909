/** Poverty and inequality from published shares of population classes, by a fitted Lorenz curve. */
@NullMarked
package org.holdfast.measures.grouped;

import org.jspecify.annotations.NullMarked;
