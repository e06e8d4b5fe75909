/** Why a household is assessed as it is, and what would change it. */
@NullMarked
package org.holdfast.engine.explain;

import org.jspecify.annotations.NullMarked;
