/** Cases that measure places by many indicators, and regions by their sectors. */
@NullMarked
package org.holdfast.plans.place;

import org.jspecify.annotations.NullMarked;
