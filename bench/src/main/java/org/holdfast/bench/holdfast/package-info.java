/** Holdfast itself: import, the columnar engine, single households, and the floor under it, a plain read. */
@NullMarked
package org.holdfast.bench.holdfast;

import org.jspecify.annotations.NullMarked;
