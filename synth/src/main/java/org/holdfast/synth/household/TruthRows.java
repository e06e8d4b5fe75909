package org.holdfast.synth.household;

import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.table.CsvBuffer;

/** What will become of each household, as rows of the table {@code truth}. */
public final class TruthRows {
    /** The columns. */
    public static final String HEADER = "household_id,size_next,income_next,income_per_head_next,poor_next,cause\n";

    private static final int NEXT = 2;
    private static final double HUNDREDTHS = 100;
    private final CsvBuffer rows;
    private final Outlook outlook;

    TruthRows(Parameters parameters, CsvBuffer rows) {
        this.rows = rows;
        outlook = new Outlook(parameters);
    }

    void write(Household household) {
        int size = outlook.size(household);
        double income = household.income[NEXT];
        rows.text(household.id).number(size);
        rows.hundredths(rounded(income)).hundredths(rounded(income / size));
        rows.truth(outlook.isPoor(household))
                .text(outlook.cause(household).word())
                .endRow();
    }

    private static long rounded(double yuan) {
        return (long) StrictMath.floor(yuan * HUNDREDTHS + 0.5);
    }
}
