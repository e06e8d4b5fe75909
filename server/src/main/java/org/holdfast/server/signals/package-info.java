/** Signals after they were opened: who takes them, and how they end. */
@NullMarked
package org.holdfast.server.signals;

import org.jspecify.annotations.NullMarked;
