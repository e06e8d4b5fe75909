package org.holdfast.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ColumnJsonTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    private static String written(int[] households, int... counts) {
        StringWriter out = new StringWriter();
        try (JsonGenerator json = MAPPER.createGenerator(out)) {
            new ColumnJson(households).write(json, counts);
        }
        return out.toString();
    }

    @Test
    void a_column_takes_its_shortest_form() {
        int[] households = {9, 9, 9, 9, 9, 9};
        assertThat(written(households, 0, 0, 0, 0, 0, 0)).isEqualTo("0");
        assertThat(written(households, 1, 2, 3, 0, 4, 5)).isEqualTo("[1,2,3,0,4,5]");
        assertThat(written(households, 0, 0, 3, 0, 0, 7)).isEqualTo("{\"gaps\":[2,3],\"counts\":[3,7]}");
        assertThat(written(households, 9, 9, 9, 9, 9, 9)).isEqualTo("{\"less\":0}");
        assertThat(written(households, 9, 8, 9, 9, 9, 9)).isEqualTo("{\"less\":{\"gaps\":[1],\"counts\":[1]}}");
    }

    @Test
    void every_column_can_be_read_back() {
        Random random = new Random(11);
        for (int round = 0; round < 300; round++) {
            int[] households = random.ints(1 + random.nextInt(40), 0, 50).toArray();
            int whole = random.nextInt(3);
            int[] counts = Arrays.stream(households)
                    .map(n -> random.nextInt(3) < whole ? n : random.nextInt(4) == 0 ? random.nextInt(n + 1) : 0)
                    .toArray();
            assertThat(read(MAPPER.readTree(written(households, counts)), households))
                    .containsExactly(counts);
        }
    }

    /** What data.js does in the page. */
    private static int[] read(JsonNode column, int[] households) {
        int[] counts = new int[households.length];
        if (column.isArray()) {
            Arrays.setAll(counts, place -> column.get(place).intValue());
        } else if (column.has("less")) {
            int[] less = read(column.get("less"), households);
            Arrays.setAll(counts, place -> households[place] - less[place]);
        } else if (column.isObject()) {
            int place = 0;
            for (int i = 0; i < column.get("gaps").size(); i++) {
                place += column.get("gaps").get(i).intValue();
                counts[place] = column.get("counts").get(i).intValue();
            }
        }
        return counts;
    }
}
