package org.holdfast.engine;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The assessments of some households that follow one another in the order of household_id, in columns. A view on arrays
 * that are used again: it holds while it is being worked on.
 */
public interface AssessedBatch {
    /** How many households it has. */
    int households();

    /** The position of its first household in the register. */
    long first();

    /** The UTF-8 bytes of a household's id. */
    byte[] householdId(int household);

    /** The rows of the households' places in the place table; may be longer than needed. */
    int[] places();

    /** The position of the level among {@link Decisions#levels}, or -1. */
    int level(int household);

    /** The position of the category among {@link Decisions#categories}, or -1. */
    int category(int household);

    /** The results of 32 indicators from the 32 {@code word}-th on, two bits each: 3 true, 1 undecided, 0 false. */
    long indicators(int word, int household);

    /** How many persons the household has, resident or not; 0 when that is unknown. */
    int persons(int household);

    long score(int household);

    boolean verify(int household);

    /** Where each household's causes begin among {@link #causes}. */
    int[] causeStarts();

    /** Causes of the true indicators, gravest first, by their position in {@link Decisions#causes}. */
    int[] causes();

    /** Where each household's measures begin among {@link #measures}. */
    int[] measureStarts();

    /** The measures suggested, most urgent first, by their position in the pack. */
    int[] measures();

    /** Whether the cost of a measure is stated and known. */
    boolean isCostKnown(int measure, int household);

    /** The known cost of a measure in minor units a year. */
    long cost(int measure, int household);

    /** Whether an output fact is known. */
    boolean isKnown(int output, int household);

    /** A known output fact that is a whole number, money, a date, a month, or a condition (1 or 0). */
    long number(int output, int household);

    /** A known output fact that is a double. */
    double decimal(int output, int household);

    /** A known output fact that is a text. */
    String text(int output, int household);

    /** One household's assessment as a value of its own. */
    Assessment assessment(int household);

    /** What the positions in a batch stand for. */
    record Decisions(List<String> levels, List<String> categories, List<String> causes) {}

    /** The value at a position of a list, or null for -1. */
    static @Nullable String at(List<String> values, int position) {
        return position < 0 ? null : values.get(position);
    }
}
