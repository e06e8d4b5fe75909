package org.holdfast.server.registry;

import java.util.List;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.PersonalCipher;
import org.holdfast.server.store.Store;

/** What holds for places, as the store has it: values of series, and hazards. */
public final class StoredPlaceFacts {
    private static final StoredTable SERIES = StoredTable.of("series");
    private static final StoredTable HAZARD = StoredTable.of("hazard");

    private final Store store;
    private final StoredCells cells;

    public StoredPlaceFacts(Store store, PersonalCipher cipher) {
        this.store = store;
        this.cells = new StoredCells(cipher);
    }

    /** The place, the series and the month of a value: by them the values are ordered. */
    public record SeriesKey(String place, String series, String month) {
        public static final SeriesKey FIRST = new SeriesKey("", "", "");
    }

    /** Values after that key, of a place and a series; an empty text asks for all. */
    public List<Row> series(Actor reader, String place, String series, SeriesKey after, int rows) {
        return store.read(
                reader,
                db -> db.sql("select " + SERIES.selected() + """
                         from series t
                        where (:place = '' or t.place_id = :place) and (:series = '' or t.series = :series)
                            and (t.place_id, t.series, t.month) > (:afterPlace, :afterSeries, :afterMonth)
                        order by t.place_id, t.series, t.month limit :rows""")
                        .param("place", place)
                        .param("series", series)
                        .param("afterPlace", after.place())
                        .param("afterSeries", after.series())
                        .param("afterMonth", after.month())
                        .param("rows", rows)
                        .query((row, n) -> cells.row(SERIES, row))
                        .list());
    }

    /** Hazards after that id, of a place; an empty text asks for all. */
    public List<Row> hazards(Actor reader, String place, String after, int rows) {
        return store.read(
                reader,
                db -> db.sql("select " + HAZARD.selected() + """
                         from hazard t
                        where (:place = '' or t.place_id = :place) and t.hazard_id > :after
                        order by t.hazard_id limit :rows""")
                        .param("place", place)
                        .param("after", after)
                        .param("rows", rows)
                        .query((row, n) -> cells.row(HAZARD, row))
                        .list());
    }
}
