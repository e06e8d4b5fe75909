package org.holdfast.server.journal;

import org.jspecify.annotations.Nullable;

/**
 * What an entry changed of one subject.
 *
 * @param kind what the subject is: {@code household}, {@code place}, {@code signal}, {@code account} ...
 * @param subject its id
 * @param placeNo the number of its place, or null when it is not about a place
 * @param before what it was, as canonical JSON; null is nothing
 * @param after what it is now, likewise
 */
public record Change(
        String kind,
        String subject,
        @Nullable Long placeNo,
        @Nullable String before,
        @Nullable String after) {}
