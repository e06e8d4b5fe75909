package org.holdfast.server.journal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of an accepted change: when what it says began to hold (when it was learned is the entry's time), where
 * it comes from, and why.
 */
public record Entry(
        Action action,
        LocalDate heldOn,
        @Nullable String source,
        @Nullable String reason) {}
