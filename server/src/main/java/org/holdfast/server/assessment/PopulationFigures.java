package org.holdfast.server.assessment;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.engine.PopulationValue;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Figures over the whole register, kept with the full run that computed them, for runs of some households. */
final class PopulationFigures {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PopulationFigures() {}

    static String json(List<PopulationValue> figures) {
        ArrayNode all = JSON.createArrayNode();
        for (PopulationValue figure : figures) {
            ObjectNode one = all.addObject();
            one.put("figure", figure.figure()).put("place", figure.placeId());
            Object value = figure.value();
            if (value instanceof Long money) {
                one.put("money", money);
            } else if (value instanceof Double number) {
                one.put("number", number);
            }
            one.put("households", figure.households()).put("left_out", figure.leftOut());
        }
        return JSON.writeValueAsString(all);
    }

    /** The figures of a run; none when it had none. */
    static List<PopulationValue> of(JdbcClient db, long runId) {
        String text = db.sql("select coalesce(population::text, '[]') from run where run_id = :run")
                .param("run", runId)
                .query(String.class)
                .optional()
                .orElse("[]");
        List<PopulationValue> figures = new ArrayList<>();
        for (JsonNode one : JSON.readTree(text)) {
            figures.add(new PopulationValue(
                    one.get("figure").stringValue(),
                    one.get("place").isNull() ? null : one.get("place").stringValue(),
                    value(one),
                    one.get("households").longValue(),
                    one.get("left_out").longValue()));
        }
        return figures;
    }

    private static @Nullable Object value(JsonNode one) {
        if (one.has("money")) {
            return one.get("money").longValue();
        }
        return one.has("number") ? one.get("number").doubleValue() : null;
    }
}
