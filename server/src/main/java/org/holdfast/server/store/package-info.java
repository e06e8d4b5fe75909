/** The database: who connects to it, and transactions on somebody's behalf. */
@NullMarked
package org.holdfast.server.store;

import org.jspecify.annotations.NullMarked;
