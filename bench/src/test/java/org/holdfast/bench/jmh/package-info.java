/** Benchmarks of single loops, run by JMH. */
@NullMarked
package org.holdfast.bench.jmh;

import org.jspecify.annotations.NullMarked;
