package org.holdfast.plans.decomposition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.NonPositiveIncomes;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;

/**
 * The two populations that a case compares. They are, in this order of precedence:
 *
 * <ul>
 *   <li>the case's lists {@code income1}, {@code weight1}, {@code income2}, {@code weight2};
 *   <li>the files that the options or the remark {@code derived} give as {@code period 1 = FILE with CONDITION, period 2 = FILE};
 *   <li>the rows of one file by the column that the option {@code period} names, first and last value;
 *   <li>the first two data files with incomes in a column of the same name.
 * </ul>
 */
record Periods(Population first, Population second) {
    private static final Pattern PERIOD = Pattern.compile(
            "period\\s*([12])\\s*=\\s*([^\\s,;]+)(?:\\s+with\\s+([^,;]+?))?(?:\\s+in\\s+file\\s+order)?\\s*(?=[,;]|$)");

    /** The two populations, with the incomes that the option {@code zero} leaves. */
    static Periods of(PlanCase planned, GroupColumn group) throws Refused, Undefined {
        Periods periods = found(planned, group);
        return new Periods(
                Wording.zeros(planned, periods.first, NonPositiveIncomes.LIMIT),
                Wording.zeros(planned, periods.second, NonPositiveIncomes.LIMIT));
    }

    private static Periods found(PlanCase planned, GroupColumn group) throws Refused {
        if (planned.field("inline").path("income1").isArray()) {
            return new Periods(listed(planned, "1"), listed(planned, "2"));
        }
        Map<String, DataTable> written = written(planned);
        if (written.size() == 2) {
            List<DataTable> tables = List.copyOf(written.values());
            return new Periods(Population.in(planned, tables.get(0)), Population.in(planned, tables.get(1)));
        }
        String column = Population.named(planned, "period");
        return column.isEmpty() ? files(planned, group) : waves(planned, column);
    }

    private static Population listed(PlanCase planned, String period) throws Refused {
        double[] incomes = numbers(planned.field("inline").path("income" + period));
        double[] weights = numbers(planned.field("inline").path("weight" + period));
        if (weights.length == 0) {
            weights = new double[incomes.length];
            Arrays.fill(weights, 1);
        }
        if (weights.length != incomes.length) {
            throw new Refused("The lists of period " + period + " of case '" + planned.id() + "' differ in length");
        }
        return new Population(DataTable.of("period " + period, incomes.length, Map.of()), incomes, weights);
    }

    static double[] numbers(JsonNode list) throws Refused {
        double[] numbers = new double[list.size()];
        for (int i = 0; i < numbers.length; i++) {
            JsonNode cell = list.get(i);
            if (!cell.isNumber() && !cell.isNull() && !cell.asString("").equals("NaN")) {
                throw new Refused("Element " + (i + 1) + " of a list is " + cell + ": expected a number");
            }
            numbers[i] = cell.isNumber() ? cell.asDouble() : Double.NaN;
        }
        return numbers;
    }

    private static Map<String, DataTable> written(PlanCase planned) throws Refused {
        Map<String, DataTable> tables = new TreeMap<>();
        for (String period : List.of("1", "2")) {
            String named = Population.named(planned, "period" + period);
            if (!named.isEmpty()) {
                tables.put(period, file(planned, named, ""));
            }
        }
        Matcher remark = PERIOD.matcher(planned.remark("derived"));
        while (tables.size() < 2 && remark.find()) {
            String condition = remark.group(3) == null ? "" : remark.group(3);
            tables.put(remark.group(1), file(planned, remark.group(2), condition));
        }
        return tables;
    }

    /** The data file of a name, with or without its folder and ending, and its rows that meet a condition. */
    private static DataTable file(PlanCase planned, String named, String condition) throws Refused {
        for (DataTable table : planned.candidates()) {
            if (stem(table.name()).equals(stem(named))) {
                DataTable derived = DerivedColumns.in(planned, table);
                if (condition.isEmpty()) {
                    return derived;
                }
                boolean[] held = ColumnExpression.parse(condition).rows(derived);
                return derived.where(row -> held[row]);
            }
        }
        throw new Refused("No data file '" + named + "' among those of case '" + planned.id() + "'");
    }

    private static String stem(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.endsWith(".csv") ? file.substring(0, file.length() - 4) : file;
    }

    private static Periods waves(PlanCase planned, String column) throws Refused {
        DataTable table = DerivedColumns.in(planned, planned.table(column));
        double[] waves = table.numbers(column);
        double first =
                Arrays.stream(waves).filter(wave -> !Double.isNaN(wave)).min().orElse(0);
        double last =
                Arrays.stream(waves).filter(wave -> !Double.isNaN(wave)).max().orElse(0);
        if (first >= last) {
            throw new Refused("Column '" + column + "' of " + table.name() + " tells no two periods apart");
        }
        return new Periods(
                Population.in(planned, table.where(row -> waves[row] == first)),
                Population.in(planned, table.where(row -> waves[row] == last)));
    }

    private static Periods files(PlanCase planned, GroupColumn group) throws Refused {
        List<DataTable> earlier = new ArrayList<>();
        for (DataTable candidate : planned.candidates()) {
            DataTable table = DerivedColumns.in(planned, candidate);
            if (!group.isIn(table)) {
                continue;
            }
            for (DataTable before : earlier) {
                if (sameIncome(planned, before, table)) {
                    return new Periods(Population.in(planned, before), Population.in(planned, table));
                }
            }
            earlier.add(table);
        }
        throw new Refused(
                "Method '" + planned.method() + "' compares two periods: give two data files with the same column "
                        + "of incomes, or name the column of the period in \"options\": {\"period\": ...}");
    }

    private static boolean sameIncome(PlanCase planned, DataTable before, DataTable after) {
        String named = Population.named(planned, "income");
        if (!named.isEmpty()) {
            return before.has(named) && after.has(named);
        }
        return ColumnRoles.income(before).isPresent()
                && ColumnRoles.income(before).equals(ColumnRoles.income(after));
    }
}
