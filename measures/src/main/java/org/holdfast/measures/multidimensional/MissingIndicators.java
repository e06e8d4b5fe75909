package org.holdfast.measures.multidimensional;

/** What becomes of a household of which an indicator is unknown. An indicator without weight may always be unknown. */
public enum MissingIndicators {
    /** It is left out of every figure, and stays in the design of the survey. */
    LEAVE_OUT,
    /**
     * Its known indicators share the weight of the unknown ones in proportion; it is left out when none is known. Headcounts
     * of an indicator are over the households of which that indicator is known.
     */
    REWEIGHT,
    /** An unknown indicator counts as one in which it is not deprived. */
    NOT_DEPRIVED
}
