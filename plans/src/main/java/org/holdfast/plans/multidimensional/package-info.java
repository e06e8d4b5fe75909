/** Cases of multidimensional poverty. */
@NullMarked
package org.holdfast.plans.multidimensional;

import org.jspecify.annotations.NullMarked;
