/** The peer that defines what is right: the reference interpreter, one household after the other. */
@NullMarked
package org.holdfast.bench.reference;

import org.jspecify.annotations.NullMarked;
