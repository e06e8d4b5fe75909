package org.holdfast.register.snapshot;

import java.nio.file.Path;
import org.holdfast.column.Dictionary;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** The codes of places: the rows of the place table, in every column that names places. */
final class PlaceCodes {
    private PlaceCodes() {}

    static Dictionary of(Table place) {
        StringColumn ids = place.strings("place_id");
        Dictionary codes = new Dictionary();
        for (int row = 0; row < place.rows(); row++) {
            codes.code(ids.get(row));
        }
        return codes;
    }

    /** The column with the dictionary of the place table in place of its own, which must have the same entries. */
    static FileFields.Column shared(String table, String name, FileFields.Column column, Dictionary places, Path file)
            throws DamagedSnapshot {
        if (TextRole.of(table, name) != TextRole.PLACE) {
            return column;
        }
        Dictionary own = column.form().dictionary();
        if (own == null || !isSame(own, places)) {
            throw new DamagedSnapshot(file, "its places are not those of " + SnapshotFiles.of("place"));
        }
        return column.withDictionary(places);
    }

    private static boolean isSame(Dictionary left, Dictionary right) {
        if (left.size() != right.size()) {
            return false;
        }
        for (int code = 0; code < left.size(); code++) {
            if (!left.text(code).equals(right.text(code))) {
                return false;
            }
        }
        return true;
    }
}
