/** Synthetic registers: a whole register with the truth about the year to come, the same to the byte for the same seed. */
@NullMarked
package org.holdfast.synth;

import org.jspecify.annotations.NullMarked;
