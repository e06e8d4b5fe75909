/** Cases of estimates with the uncertainty that a survey design or replicate weights give them. */
@NullMarked
package org.holdfast.plans.survey;

import org.jspecify.annotations.NullMarked;
