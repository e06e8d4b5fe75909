/** Snapshots: a checked register in Arrow files, written once and streamed over batch by batch. */
@NullMarked
package org.holdfast.register.snapshot;

import org.jspecify.annotations.NullMarked;
