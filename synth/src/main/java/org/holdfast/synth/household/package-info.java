/** One household: who lives there, what they live on, what befalls them, and what comes of it. */
@NullMarked
package org.holdfast.synth.household;

import org.jspecify.annotations.NullMarked;
