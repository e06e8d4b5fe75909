/** An assessment as CSV and Parquet, encoded from columns by several threads and written in order. */
@NullMarked
package org.holdfast.report.files;

import org.jspecify.annotations.NullMarked;
