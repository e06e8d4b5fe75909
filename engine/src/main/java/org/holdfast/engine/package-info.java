/** Assessment of households with a policy pack: reference interpreter, explanations, differences. */
@NullMarked
package org.holdfast.engine;

import org.jspecify.annotations.NullMarked;
