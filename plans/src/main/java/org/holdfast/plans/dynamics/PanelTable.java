package org.holdfast.plans.dynamics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.dynamics.Panel;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.Sample;
import org.jspecify.annotations.Nullable;

/**
 * A table with a row for each household and period, as a panel with a row for each household. Periods are in order of their
 * numbers, or of their texts when one is no number; rows may come in any order. A household's weight, strata, unit and domain
 * are those of its first row in time; a household without a row for a period was not observed in it.
 */
final class PanelTable {
    private final PanelColumns columns;
    private final List<String> periods;
    private final int[] periodOfRow;
    private final int[] householdOfRow;
    private final Sample sample;
    private final Panel panel;

    /** Reads the panel of a case. */
    PanelTable(PlanCase planned) throws Refused, Undefined {
        this.columns = PanelColumns.of(planned);
        DataTable table = columns.table();
        String[] households = known(table, columns.household());
        String[] times = known(table, columns.period());
        this.periods = inOrder(times);
        this.periodOfRow = Arrays.stream(times).mapToInt(places(periods)::get).toArray();
        int[] firstRows = firstRows(households);
        Map<String, Integer> numbers =
                places(IntStream.of(firstRows).mapToObj(row -> households[row]).toList());
        this.householdOfRow = Arrays.stream(households).mapToInt(numbers::get).toArray();
        this.sample = Sample.of(planned, table.where(row -> Arrays.binarySearch(firstRows, row) >= 0));
        this.panel = new Panel(cells(columns.outcome()), sample.design().weights());
    }

    Panel panel() {
        return panel;
    }

    /** The households as a sample, in the order of the panel. */
    Sample sample() {
        return sample;
    }

    /** The variables beside the outcome that the case names, each a number for each household and period. */
    double[][][] explaining() throws Refused {
        double[][][] x = new double[columns.x().size()][][];
        for (int k = 0; k < x.length; k++) {
            x[k] = cells(columns.x().get(k));
        }
        return x;
    }

    /** The place of a period in time, by its name in the table or else by its number counted from one; -1 for none. */
    int find(String name) {
        int place = periods.indexOf(name);
        if (place < 0 && name.matches("\\d{1,6}") && Integer.parseInt(name) <= periods.size()) {
            place = Integer.parseInt(name) - 1;
        }
        return place;
    }

    /** The place of a period in time, counted from zero. */
    int period(String name) throws Refused {
        int place = find(name);
        if (place < 0) {
            throw new Refused("No period '" + name + "' in column '" + columns.period() + "' of "
                    + columns.table().name() + ", which has " + String.join(", ", periods));
        }
        return place;
    }

    private double[][] cells(String expression) throws Refused {
        double[] numbers = ColumnExpression.in(columns.table(), expression).numbers(columns.table());
        int households = sample.table().rows();
        double[][] cells = new double[households][periods.size()];
        boolean[][] taken = new boolean[households][periods.size()];
        for (double[] household : cells) {
            Arrays.fill(household, Double.NaN);
        }
        for (int row = 0; row < numbers.length; row++) {
            if (taken[householdOfRow[row]][periodOfRow[row]]) {
                throw new Refused("Row " + (row + 1) + " of " + columns.table().name()
                        + " is a second one of its household (column '" + columns.household()
                        + "') and period (column '"
                        + columns.period() + "')");
            }
            taken[householdOfRow[row]][periodOfRow[row]] = true;
            cells[householdOfRow[row]][periodOfRow[row]] = numbers[row];
        }
        return cells;
    }

    /** The first row in time of each household, in the order of the table. */
    private int[] firstRows(String[] households) {
        Map<String, Integer> first = new HashMap<>();
        for (int row = 0; row < households.length; row++) {
            Integer earlier = first.get(households[row]);
            if (earlier == null || periodOfRow[row] < periodOfRow[earlier]) {
                first.put(households[row], row);
            }
        }
        return first.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static String[] known(DataTable table, String column) throws Refused {
        @Nullable String[] cells = table.texts(column);
        String[] known = new String[cells.length];
        for (int row = 0; row < cells.length; row++) {
            String cell = cells[row];
            if (cell == null) {
                throw new Refused("Column '" + column + "' of " + table.name() + ", row " + (row + 1)
                        + " is empty: every row of a panel needs it");
            }
            known[row] = cell;
        }
        return known;
    }

    private static List<String> inOrder(String[] times) {
        List<String> names = Arrays.stream(times).distinct().toList();
        boolean numbers = names.stream().allMatch(name -> name.matches("-?\\d+(\\.\\d+)?"));
        Comparator<String> order =
                numbers ? Comparator.comparingDouble(Double::parseDouble) : Comparator.naturalOrder();
        return names.stream().sorted(order).toList();
    }

    private static Map<String, Integer> places(List<String> names) {
        Map<String, Integer> places = new HashMap<>();
        for (String name : names) {
            places.put(name, places.size());
        }
        return places;
    }
}
