package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.report.Place;
import org.holdfast.report.PlaceCounts;
import org.holdfast.report.PlaceTree;
import org.holdfast.report.Vocabulary;

/** Writes the summary: one row a place of every level, its enclosed places counted in. */
final class SummaryCsv {
    private SummaryCsv() {}

    static void write(Path file, Vocabulary words, PlaceTree tree, PlaceCounts counts) throws IOException {
        try (CsvWriter csv = CsvFile.open(file)) {
            csv.writeRecord(header(words));
            for (int place = 0; place < tree.size(); place++) {
                csv.writeRecord(row(tree.places(), counts, place));
            }
        }
    }

    private static List<String> header(Vocabulary words) {
        List<String> header = new ArrayList<>(
                List.of("place_id", "parent_id", "place_level", "name", "households", "persons", "verify"));
        words.levels().forEach(level -> header.add("level_" + level.id()));
        words.categories().forEach(category -> header.add("category_" + category.id()));
        words.indicators().forEach(indicator -> {
            header.add(indicator.id() + "_true");
            header.add(indicator.id() + "_unknown");
        });
        return header;
    }

    private static List<String> row(List<Place> places, PlaceCounts counts, int at) {
        Place place = places.get(at);
        List<String> row = new ArrayList<>(List.of(
                place.id(),
                place.parent() < 0 ? "" : places.get(place.parent()).id(),
                place.level(),
                ForPeople.cell(place.name()),
                Integer.toString(counts.households()[at]),
                Integer.toString(counts.persons()[at]),
                Integer.toString(counts.verify()[at])));
        for (int[] level : counts.levels()) row.add(Integer.toString(level[at]));
        for (int[] category : counts.categories()) row.add(Integer.toString(category[at]));
        for (int i = 0; i < counts.indicatorsTrue().length; i++) {
            row.add(Integer.toString(counts.indicatorsTrue()[i][at]));
            row.add(Integer.toString(counts.indicatorsUnknown()[i][at]));
        }
        return row;
    }
}
