package org.holdfast.plans;

import java.util.Set;
import org.holdfast.measures.Undefined;

/** Methods of cases that belong together, and how each is measured. */
public interface Family {
    /** The names of the methods, as a case's field {@code method} gives them. */
    Set<String> methods();

    /** Whether a case of one of the methods is meant for this family, where families share the name of a method. */
    default boolean takes(PlanCase planned) {
        return true;
    }

    /** Whether the family finds errors by replicate weights itself, where a design names them; else it is done for it. */
    default boolean replicates() {
        return false;
    }

    /**
     * Measures one case.
     *
     * @throws Refused when the case lacks or misstates something
     * @throws Undefined when the measure has no value for these data
     */
    Outcome measure(PlanCase planned) throws Refused, Undefined;
}
