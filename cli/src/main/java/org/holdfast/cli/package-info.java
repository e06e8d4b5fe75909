/** The holdfast command: one class a command. */
@NullMarked
package org.holdfast.cli;

import org.jspecify.annotations.NullMarked;
