package org.holdfast.plans.decomposition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * Rows with the sources of their income, whose sum is total income.
 *
 * @param table the rows of the case's domain, with the columns its remark {@code derived} makes
 * @param sources by name, in the order in which the case or the table has them
 * @param weights one a row
 */
record IncomeSources(DataTable table, Map<String, double[]> sources, double[] weights) {
    /** The sources that the case lists, or those that the first table which has any has by their usual names. */
    static Optional<IncomeSources> find(PlanCase planned) throws Refused {
        List<String> listed = listed(planned);
        for (DataTable candidate : planned.candidates()) {
            DataTable table = DerivedColumns.in(planned, candidate);
            List<String> columns = listed.isEmpty() ? ColumnRoles.sources(table) : listed;
            if (!columns.isEmpty() && hasAll(table, columns)) {
                DataTable part = Population.domain(planned, table);
                Map<String, double[]> sources = new LinkedHashMap<>();
                for (String column : columns) {
                    sources.put(column, ColumnExpression.in(part, column).numbers(part));
                }
                return Optional.of(new IncomeSources(part, sources, Population.weights(planned, part)));
            }
        }
        return Optional.empty();
    }

    static IncomeSources of(PlanCase planned) throws Refused {
        return find(planned)
                .orElseThrow(() -> new Refused("No data of case '" + planned.id() + "' have "
                        + (listed(planned).isEmpty() ? "sources of income" : "the columns " + listed(planned))
                        + ": list their columns in \"options\": {\"sources\": [...]}"));
    }

    private static boolean hasAll(DataTable table, List<String> columns) throws Refused {
        for (String column : columns) {
            if (!table.hasAll(ColumnExpression.in(table, column).columns())) {
                return false;
            }
        }
        return true;
    }

    private static List<String> listed(PlanCase planned) {
        List<String> names = new ArrayList<>();
        JsonNode node = planned.option("sources");
        (node.isMissingNode() ? planned.field("sources") : node).forEach(each -> names.add(each.asString()));
        return names;
    }

    /** The sum of the sources but one, or of all when the name is that of none. */
    double[] totalBut(String left) {
        double[] totals = new double[weights.length];
        sources.forEach((name, amounts) -> {
            for (int row = 0; row < totals.length && !name.equals(left); row++) {
                totals[row] += amounts[row];
            }
        });
        return totals;
    }

    double[] total() {
        return totalBut("");
    }

    /**
     * The source that a case asks for: the one its option {@code source} names, or else the one whose name is a part of its id,
     * the last such part.
     */
    Optional<String> asked(PlanCase planned) throws Refused {
        // beside the options, the field source says where a reference value comes from
        String named = planned.text("source", "");
        if (!named.isEmpty() && !sources.containsKey(named)) {
            throw new Refused(
                    "No source '" + named + "' in case '" + planned.id() + "', which has " + sources.keySet());
        }
        Optional<String> found = named.isEmpty() ? Optional.empty() : Optional.of(named);
        if (found.isEmpty()) {
            for (String part : planned.id().split("\\.", -1)) {
                found = sources.containsKey(part) ? Optional.of(part) : found;
            }
        }
        return found;
    }
}
