/** Whom a change of policy or of date moves, from where to where. */
@NullMarked
package org.holdfast.engine.diff;

import org.jspecify.annotations.NullMarked;
