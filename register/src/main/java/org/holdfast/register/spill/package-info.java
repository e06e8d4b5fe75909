/** Records that do not fit into memory: kept in chunks, on disk once there are too many, and sorted. */
@NullMarked
package org.holdfast.register.spill;

import org.jspecify.annotations.NullMarked;
