package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.pack.Pack;

/** One way to carry out a pack. All ways answer alike. */
interface Executor {
    /** Every household, by household_id in the order of code points. */
    List<Assessment> assess(Register register, Pack pack, LocalDate asOf) throws Unassessable;
}
