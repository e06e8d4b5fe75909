package org.holdfast.engine;

import org.jspecify.annotations.Nullable;

/**
 * A population figure computed from a register.
 *
 * @param figure its id in the pack
 * @param placeId the place it is of; null for the whole register
 * @param value Long minor units for money, else Double; null when no household has a known value
 * @param households households it is computed from
 * @param leftOut households whose value or weight is unknown or whose weight is not more than 0
 */
public record PopulationValue(
        String figure, @Nullable String placeId, @Nullable Object value, long households, long leftOut) {}
