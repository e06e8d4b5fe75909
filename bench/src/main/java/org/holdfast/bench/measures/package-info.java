/** Poverty and inequality of a seeded population beside R: the same figures, compared, with the time each took. */
@NullMarked
package org.holdfast.bench.measures;

import org.jspecify.annotations.NullMarked;
