/** Where the households live: real divisions, what the census knows of a county, and what happens to it. */
@NullMarked
package org.holdfast.synth.place;

import org.jspecify.annotations.NullMarked;
