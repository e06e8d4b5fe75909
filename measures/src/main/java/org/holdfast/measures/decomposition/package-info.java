/** What makes up a measure: population groups, sources of income, and the factors behind a change. */
@NullMarked
package org.holdfast.measures.decomposition;

import org.jspecify.annotations.NullMarked;
