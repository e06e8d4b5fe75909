package org.holdfast.bench;

import org.jspecify.annotations.Nullable;

/**
 * What one run of a peer did.
 *
 * @param households how many it worked on
 * @param tally what it found, or null when it does not decide
 */
public record Outcome(long households, @Nullable Tally tally) {}
