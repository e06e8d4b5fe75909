/** Who gained between two periods: incidence of growth, pro-poor growth, shared prosperity, elasticities. */
@NullMarked
package org.holdfast.measures.growth;

import org.jspecify.annotations.NullMarked;
