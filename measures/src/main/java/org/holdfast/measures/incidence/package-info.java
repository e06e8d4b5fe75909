/** Who pays taxes and who receives benefits, and what they do to inequality. */
@NullMarked
package org.holdfast.measures.incidence;

import org.jspecify.annotations.NullMarked;
