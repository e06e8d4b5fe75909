package org.holdfast.plans.multidimensional;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A case's own matrix of deprivations or achievements, a row a household. */
final class OwnMatrix {
    private OwnMatrix() {}

    /** The matrix; a missing node when the case has none. */
    static JsonNode of(PlanCase planned) {
        JsonNode inline = planned.field("inline");
        return inline.path("deprivations").isArray() ? inline.path("deprivations") : inline.path("achievements");
    }

    /** The matrix as columns with the names of its indicators, and beside them the case's lists that are as long. */
    static DataTable table(PlanCase planned, List<String> indicators) throws Refused {
        JsonNode matrix = of(planned);
        Map<String, @Nullable String[]> columns = new LinkedHashMap<>();
        for (int j = 0; j < indicators.size(); j++) {
            @Nullable String[] column = new String[matrix.size()];
            for (int row = 0; row < column.length; row++) {
                if (matrix.get(row).size() != indicators.size()) {
                    throw new Refused("Row " + (row + 1) + " of the matrix of case '" + planned.id() + "' has "
                            + matrix.get(row).size() + " cells for " + indicators.size() + " indicators");
                }
                column[row] = text(matrix.get(row).get(j));
            }
            columns.put(indicators.get(j), column);
        }
        for (Map.Entry<String, JsonNode> list : planned.field("inline").properties()) {
            JsonNode cells = list.getValue();
            if (cells.isArray()
                    && cells.size() == matrix.size()
                    && !cells.path(0).isContainer()) {
                @Nullable String[] column = new String[cells.size()];
                for (int row = 0; row < column.length; row++) {
                    column[row] = text(cells.get(row));
                }
                columns.putIfAbsent(list.getKey(), column);
            }
        }
        return DataTable.of("the lists of case '" + planned.id() + "'", matrix.size(), columns);
    }

    private static @Nullable String text(JsonNode cell) {
        return cell.isNull() ? null : cell.asString();
    }
}
