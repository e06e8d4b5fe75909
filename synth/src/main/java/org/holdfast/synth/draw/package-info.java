/** Chance that depends on nothing but its key, and the data files that say how likely things are. */
@NullMarked
package org.holdfast.synth.draw;

import org.jspecify.annotations.NullMarked;
