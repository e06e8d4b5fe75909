package org.holdfast.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs a policy pack over a register on a date. This is the seam between what a pack means and how it is executed:
 * every implementation gives the same answers as {@link org.holdfast.engine.reference.ReferenceAssessor}.
 */
public interface Assessor {
    /** Assesses every household, in the order of household_id (Unicode code points). */
    void assessAll(Consumer<Assessment> each);

    /** Assesses one household. */
    Optional<Assessment> assess(String householdId);

    /** The figures over the whole register that the pack uses; empty when it uses none. */
    List<PopulationValue> population();
}
