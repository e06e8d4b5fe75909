package org.holdfast.engine.columnar;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A list of a pack, compiled. */
sealed interface ListPlan {
    /** A list of a table that the register does not have. */
    record Unknown() implements ListPlan {}

    /**
     * The entries of a frame of which a condition says whether they belong.
     *
     * @param frame the frame, or pairs whose inner rows are those of {@code rows}
     * @param rows the frame of the table's own rows
     * @param value the value each entry was mapped to; null while the entries are rows (or lists, which only count)
     */
    record Entries(
            Frame frame, Frame rows, Node belongs, @Nullable Node value) implements ListPlan {}

    /** One of two lists; unknown when the condition is. */
    record Choice(Node condition, ListPlan then, ListPlan otherwise) implements ListPlan {}

    /** The same list with its entries changed. */
    default ListPlan map(Function<Entries, Entries> change) {
        if (this instanceof Entries entries) {
            return change.apply(entries);
        }
        return this instanceof Choice choice
                ? new Choice(
                        choice.condition(),
                        choice.then().map(change),
                        choice.otherwise().map(change))
                : this;
    }
}
