package org.holdfast.report;

import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report's data as the page reads it: places and counts as columns, everything else as the records stand. */
final class ReportJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final ReportData data;
    private final JsonGenerator json;

    private ReportJson(ReportData data, JsonGenerator json) {
        this.data = data;
        this.json = json;
    }

    static void write(ReportData data, Writer out) {
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            new ReportJson(data, json).write();
        }
    }

    private void write() {
        json.writeStartObject();
        json.writePOJOProperty("run", data.run());
        json.writePOJOProperty("words", data.words());
        json.writeNumberProperty("folded", data.tree().folded());
        writePlaces(data.tree().places());
        writeCounts(data.counts());
        json.writePOJOProperty("flow", data.flow());
        json.writePOJOProperty("quality", data.quality());
        json.writePOJOProperty("method", data.method());
        json.writePOJOProperty("change", data.change());
        json.writeEndObject();
    }

    private void writePlaces(List<Place> places) {
        List<String> levels = places.stream().map(Place::level).distinct().toList();
        json.writeObjectPropertyStart("places");
        array("id", places, place -> json.writeString(place.id()));
        array("parent", places, place -> json.writeNumber(place.parent()));
        array("level", places, place -> json.writeNumber(levels.indexOf(place.level())));
        json.writePOJOProperty("levels", levels);
        array("name", places, place -> json.writeString(place.name()));
        sparseArray("nameLocal", places, Place::nameLocal);
        array("lat", places, place -> degrees(place.lat()));
        array("lon", places, place -> degrees(place.lon()));
        json.writeEndObject();
    }

    private void degrees(double degrees) {
        if (Double.isFinite(degrees)) {
            // four decimals are eleven metres: enough for a point on a page
            json.writeNumber(Math.round(degrees * 1e4) / 1e4);
        } else {
            json.writeNull();
        }
    }

    private void array(String name, List<Place> places, Consumer<Place> write) {
        json.writeArrayPropertyStart(name);
        places.forEach(write);
        json.writeEndArray();
    }

    /** An empty array when no place has the text. */
    private void sparseArray(String name, List<Place> places, Function<Place, @Nullable String> text) {
        List<@Nullable String> texts = new ArrayList<>();
        places.forEach(place -> texts.add(text.apply(place)));
        json.writePOJOProperty(name, texts.stream().allMatch(t -> t == null) ? List.of() : texts);
    }

    private void writeCounts(PlaceCounts counts) {
        ColumnJson column = new ColumnJson(counts.households());
        json.writeObjectPropertyStart("counts");
        json.writeName("households");
        json.writeArray(counts.households(), 0, counts.households().length);
        json.writeName("persons");
        json.writeArray(counts.persons(), 0, counts.persons().length);
        json.writeName("verify");
        column.write(json, counts.verify());
        columns("levels", column, counts.levels());
        columns("categories", column, counts.categories());
        columns("mainCauses", column, counts.mainCauses());
        columns("indicatorsTrue", column, counts.indicatorsTrue());
        columns("indicatorsUnknown", column, counts.indicatorsUnknown());
        columns("measureHouseholds", column, counts.measureHouseholds());
        columns("measureCostUnknown", column, counts.measureCostUnknown());
        json.writeArrayPropertyStart("measureCosts");
        for (long[] costs : counts.measureCosts()) {
            ColumnJson.writePlain(json, costs);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void columns(String name, ColumnJson column, int[][] counts) {
        json.writeArrayPropertyStart(name);
        for (int[] one : counts) {
            column.write(json, one);
        }
        json.writeEndArray();
    }
}
