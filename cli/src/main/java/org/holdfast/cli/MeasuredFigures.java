package org.holdfast.cli;

import java.util.List;
import org.holdfast.measures.Undefined;
import org.holdfast.report.MeasuredRow;

/** Rows that are measured, as far as they have been taken. */
interface MeasuredFigures {
    void add(MeasuredPerson person);

    /**
     * The measures of everybody and of every group.
     *
     * @throws Undefined when the rows cannot be measured at all
     */
    List<MeasuredRow> rows() throws Undefined;

    /** How many rows have an unknown income or weight. */
    long unknown();

    /** How many rows were taken. */
    long count();
}
