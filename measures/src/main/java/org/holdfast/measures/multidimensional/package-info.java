/** Multidimensional poverty by counting deprivations, after Alkire and Foster. */
@NullMarked
package org.holdfast.measures.multidimensional;

import org.jspecify.annotations.NullMarked;
