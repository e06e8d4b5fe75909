package org.holdfast.bench.measures;

import java.nio.file.Path;
import java.util.Locale;

/** What is measured. */
public enum Work {
    /** Each figure overall and by region. */
    FIGURES("FGT 0-2, Gini, shares of fifths, overall and by region", "R data.table", Integer.MAX_VALUE),
    /** Each with its standard error by linearisation, from the survey's design on; overall and by region. */
    ERRORS("FGT 0-2, Gini, S80/S20 with standard errors, overall and by region", "R survey", 1_000_000),
    /** Standard errors by the bootstrap. */
    BOOTSTRAP("FGT 0, Gini, S80/S20 by 200 replicates of the bootstrap", "R", 100_000);

    static final int REPLICATES = 200;
    private final String what;
    private final String rival;
    private final int mostPersons;

    Work(String what, String rival, int mostPersons) {
        this.what = what;
        this.rival = rival;
        this.mostPersons = mostPersons;
    }

    String what() {
        return what;
    }

    /** What does it in R. */
    String rival() {
        return rival;
    }

    /** How many persons it is done for when so many are asked for. */
    int persons(int asked) {
        return Math.min(asked, mostPersons);
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path population(Path directory) {
        return directory.resolve(id() + ".population");
    }

    static Path factors(Path directory) {
        return directory.resolve("factors");
    }
}
