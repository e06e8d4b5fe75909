/** Reading, validating and writing registers: CSV, Parquet, Data Package. */
@NullMarked
package org.holdfast.register;

import org.jspecify.annotations.NullMarked;
