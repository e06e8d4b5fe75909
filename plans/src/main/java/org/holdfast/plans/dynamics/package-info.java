/** Cases of poverty over time. */
@NullMarked
package org.holdfast.plans.dynamics;

import org.jspecify.annotations.NullMarked;
