package org.holdfast.cli.differential;

import java.time.LocalDate;
import org.holdfast.column.Register;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.pack.Pack;

/** One way to carry out a pack. All ways answer alike. */
interface Executor {
    Answers carryOut(Register register, Pack pack, LocalDate asOf) throws Unassessable;
}
