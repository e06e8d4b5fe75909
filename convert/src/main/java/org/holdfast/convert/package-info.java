/** Foreign tables into a register by SQL mappings, run by DuckDB. */
@NullMarked
package org.holdfast.convert;

import org.jspecify.annotations.NullMarked;
