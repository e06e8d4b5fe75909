/** Plans of measures: cases read from JSON, the tables they name, and the result of each. */
@NullMarked
package org.holdfast.plans;

import org.jspecify.annotations.NullMarked;
