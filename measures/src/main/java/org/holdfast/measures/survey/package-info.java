/** Uncertainty of an estimate from a survey: designs, linearised variances, replicate weights, intervals. */
@NullMarked
package org.holdfast.measures.survey;

import org.jspecify.annotations.NullMarked;
