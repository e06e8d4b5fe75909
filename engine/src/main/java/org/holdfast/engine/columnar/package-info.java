/** The columnar engine: a pack compiled for one register and date into a graph of kernels over batches of households. */
@NullMarked
package org.holdfast.engine.columnar;

import org.jspecify.annotations.NullMarked;
