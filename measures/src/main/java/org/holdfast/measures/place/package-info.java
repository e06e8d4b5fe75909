/** Comprehensive measurement of places: indices of many indicators, their weights, classes and ranks. */
@NullMarked
package org.holdfast.measures.place;

import org.jspecify.annotations.NullMarked;
