/** The interface for machines, {@code /api/v1}: what the pages can do, over the same services. */
@NullMarked
package org.holdfast.server.api;

import org.jspecify.annotations.NullMarked;
