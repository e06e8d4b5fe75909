/** Cases that measure how well aid reaches the poor. */
@NullMarked
package org.holdfast.plans.targeting;

import org.jspecify.annotations.NullMarked;
