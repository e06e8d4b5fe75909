package org.holdfast.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rows of a table that is at hand; the line of a row is its number, from 1. */
final class GivenRows implements Rows {
    private final GivenTable given;
    private final Cells cells = new Cells();
    private final CellText text = new CellText();
    private int row;

    GivenRows(GivenTable given) {
        this.given = given;
    }

    @Override
    public List<String> header() {
        return given.columns();
    }

    @Override
    public boolean next() {
        if (row == given.rows().size()) {
            return false;
        }
        List<@Nullable String> texts = given.rows().get(row++);
        cells.clear(row);
        text.clear();
        for (int i = 0; i < texts.size(); i++) {
            int start = text.size();
            @Nullable String cell = texts.get(i);
            if (cell != null) {
                text.append(cell);
            }
            if (text.size() - start > CsvRows.LONGEST_FIELD) {
                cells.blame(Reason.LENGTH, i);
                text.cutTo(start);
            }
            cells.add(start, text.size());
        }
        cells.bytes = text.bytes();
        return true;
    }

    @Override
    public Cells cells() {
        return cells;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
