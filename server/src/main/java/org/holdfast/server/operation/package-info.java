/** Keeping a server running: whether it is well, and work that nobody asks for by hand. */
@NullMarked
package org.holdfast.server.operation;

import org.jspecify.annotations.NullMarked;
