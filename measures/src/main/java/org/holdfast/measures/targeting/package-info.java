/** How well aid reaches the poor: errors of a rule, incidence of transfers, scores and probabilities, proxy means tests. */
@NullMarked
package org.holdfast.measures.targeting;

import org.jspecify.annotations.NullMarked;
