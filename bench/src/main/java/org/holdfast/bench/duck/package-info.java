/** The peer to beat: the {@code cn} pack written by hand in SQL for DuckDB, on DuckDB's own tables. */
@NullMarked
package org.holdfast.bench.duck;

import org.jspecify.annotations.NullMarked;
