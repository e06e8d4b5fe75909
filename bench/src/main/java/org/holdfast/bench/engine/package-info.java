/** Holdfast itself: import, the columnar engine, single households, and the floor under it, a plain read. */
@NullMarked
package org.holdfast.bench.engine;

import org.jspecify.annotations.NullMarked;
