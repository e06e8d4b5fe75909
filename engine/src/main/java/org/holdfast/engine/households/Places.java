package org.holdfast.engine.households;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.holdfast.column.Column;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** The tree of places. */
public final class Places {
    private final Table table;
    private final StringColumn ids;
    private final StringColumn levels;
    private final int[] rowByCode;
    private final int[] parents;

    public Places(Table table) {
        this.table = table;
        this.ids = table.strings("place_id");
        this.levels = table.strings("level");
        this.rowByCode = RegisterOnDate.rowsByCode(ids);
        Column parent = table.find("parent_id").orElse(null);
        this.parents = new int[table.rows()];
        Arrays.fill(parents, -1);
        if (parent instanceof StringColumn names) {
            for (int row = 0; row < parents.length; row++) {
                parents[row] = names.isKnown(row) ? row(names, row) : -1;
            }
        }
    }

    public Table table() {
        return table;
    }

    public int count() {
        return parents.length;
    }

    public String id(int place) {
        return ids.get(place);
    }

    public String level(int place) {
        return levels.get(place);
    }

    /** Whether the register says which place encloses which; without the column each place stands alone. */
    public boolean knowsEnclosing() {
        return table.find("parent_id").isPresent();
    }

    /** The enclosing place, or -1 for the topmost. */
    public int parent(int place) {
        return parents[place];
    }

    /** The place itself and all that enclose it, nearest first. */
    public IntStream enclosing(int place) {
        return IntStream.iterate(place, p -> p >= 0, p -> parents[p]);
    }

    /** The row of the place that a cell of another table names; the columns share a dictionary. */
    public int row(StringColumn names, int row) {
        int code = names.code(row);
        int place = names.dictionary() == ids.dictionary()
                ? rowByCode[code]
                : rowByCode[ids.dictionary().find(names.dictionary().text(code))];
        if (place < 0) {
            throw new IllegalArgumentException("There is no place " + names.get(row));
        }
        return place;
    }

    /** The row of a place, or -1. */
    public int find(String id) {
        int code = ids.dictionary().find(id);
        return code < 0 ? -1 : rowByCode[code];
    }
}
