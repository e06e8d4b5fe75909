/** Cases of small areas: models of areas, models of units, prediction for a census, direct estimates. */
@NullMarked
package org.holdfast.plans.area;

import org.jspecify.annotations.NullMarked;
