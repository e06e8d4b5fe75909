package org.holdfast.synth.household;

import org.holdfast.synth.draw.AgeTable;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.draw.Weights;
import org.holdfast.synth.place.Conditions;
import org.holdfast.synth.place.County;

/** What the households of a county have in common: what it goes through, how people live, learn and fall ill there. */
final class Locality {
    final County county;
    final byte[] code;
    final Conditions conditions;
    final AgeTable<Education> schooling;
    final AgeTable<Health> health;
    private final Weights[] archetypes;

    /**
     * A county.
     *
     * @param archetypes of general and of registered households
     */
    Locality(
            County county,
            Conditions conditions,
            Weights[] archetypes,
            AgeTable<Education> schooling,
            AgeTable<Health> health) {
        this.county = county;
        this.code = Utf8.bytes(county.code());
        this.conditions = conditions;
        this.archetypes = archetypes;
        this.schooling = schooling;
        this.health = health;
    }

    Weights archetypes(boolean registered) {
        return archetypes[registered ? 1 : 0];
    }
}
