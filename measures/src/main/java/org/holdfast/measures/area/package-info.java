/** Small areas: estimates for places whose own sample is too small, with the error each of them has. */
@NullMarked
package org.holdfast.measures.area;

import org.jspecify.annotations.NullMarked;
