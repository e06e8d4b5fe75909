package org.holdfast.plans.area;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the population of each area: the means of covariates and, where told, the number of units. Read from a table
 * with a row an area, whose columns are named like the covariates, or hold their names and {@code mean}: {@code
 * MeanCornPixPerSeg} is the mean of {@code CornPix}. Its column of areas is the one that is distinct, holds every area of the
 * sample, and has a name like the sample's.
 */
final class AreaTotals {
    private static final String UNITS = "(?i)(n_?pop\\w*|pop\\w*|n_?units|units|n_?d|size)";
    private static final String EXACT_UNITS = "N|Nd|N_d|popnsize|domsize";

    private final DataTable table;
    private final String area;
    private final String sampleArea;

    private AreaTotals(DataTable table, String area, String sampleArea) {
        this.table = table;
        this.area = area;
        this.sampleArea = sampleArea;
    }

    /**
     * The totals that fit a sample, among the tables given.
     *
     * @param wanted the sample's column of areas, or an empty text where it is to be found too
     * @param used columns of the sample with another part to play
     * @param covariates that means are needed of; empty where the means there are tell the covariates
     */
    static Optional<AreaTotals> of(
            DataTable sample, String wanted, Set<String> used, List<String> covariates, List<DataTable> tables)
            throws Refused {
        for (DataTable table : tables) {
            boolean fits = covariates.isEmpty()
                    ? !means(sample, table, used).isEmpty()
                    : covariates.stream()
                            .allMatch(covariate -> table.has(covariate)
                                    || mean(covariate, table).isPresent());
            if (table.name().equals(sample.name()) || !fits) {
                continue;
            }
            AreaTotals best = null;
            int most = -1;
            for (String own : sample.columns()) {
                if (used.contains(own) || !wanted.isEmpty() && !own.equals(wanted)) {
                    continue;
                }
                for (String other : table.columns()) {
                    int likeness = likeness(own, other);
                    if (likeness > most && AreaColumn.isDistinct(table, other) && holds(table, other, sample, own)) {
                        best = new AreaTotals(table, other, own);
                        most = likeness;
                    }
                }
            }
            if (best != null) {
                return Optional.of(best);
            }
        }
        return Optional.empty();
    }

    private static int likeness(String own, String other) {
        String one = own.toLowerCase(Locale.ROOT);
        String two = other.toLowerCase(Locale.ROOT);
        return one.equals(two) ? 2 : one.startsWith(two) || two.startsWith(one) ? 1 : 0;
    }

    private static boolean holds(DataTable table, String column, DataTable sample, String own) throws Refused {
        Set<String> known =
                Arrays.stream(table.texts(column)).filter(Objects::nonNull).collect(Collectors.toSet());
        return Arrays.stream(sample.texts(own)).filter(Objects::nonNull).allMatch(known::contains);
    }

    /** The columns of the sample that a table has means of, and theirs. */
    private static Map<String, String> means(DataTable sample, DataTable table, Set<String> used) throws Refused {
        Map<String, String> found = new LinkedHashMap<>();
        for (String own : sample.columns()) {
            if (!used.contains(own)) {
                mean(own, table).ifPresent(other -> found.put(own, other));
            }
        }
        for (String own : found.isEmpty() ? sample.columns() : Set.<String>of()) {
            boolean shared =
                    !used.contains(own) && table.has(own) && table.hasNumbers(own) && !own.matches(EXACT_UNITS);
            if (shared && !(AreaColumn.isDistinct(table, own) && holds(table, own, sample, own))) {
                found.put(own, own);
            }
        }
        return found;
    }

    private static boolean isNamedMean(String column) {
        return column.toLowerCase(Locale.ROOT).matches(".*(mean|avg|average|xbar).*");
    }

    private static Optional<String> mean(String covariate, DataTable table) {
        String name = plain(covariate);
        return table.columns().stream()
                .filter(column -> isNamedMean(column) && plain(column).contains(name))
                .min((one, two) -> Integer.compare(one.length(), two.length()));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The covariates of the sample that this table has means of, in the sample's order. */
    List<String> covariates(DataTable sample, Set<String> used) throws Refused {
        return List.copyOf(means(sample, table, used).keySet());
    }

    /** The sample's column of areas. */
    String sampleArea() {
        return sampleArea;
    }

    /** The areas, in the table's order. */
    String[] areas() throws Refused {
        @Nullable String[] names = table.texts(area);
        String[] all = new String[names.length];
        for (int row = 0; row < all.length; row++) {
            all[row] = String.valueOf(names[row]);
        }
        return all;
    }

    /** The mean of a covariate in each area. */
    double[] means(String covariate) throws Refused {
        Optional<String> column =
                table.has(covariate) && table.hasNumbers(covariate) ? Optional.of(covariate) : mean(covariate, table);
        if (column.isEmpty()) {
            throw new Refused("No mean of '" + covariate + "' in " + table.name() + ", which has "
                    + String.join(", ", table.columns()));
        }
        return table.numbers(column.get());
    }

    /** The number of units of each area. */
    double[] units() throws Refused {
        for (String pattern : List.of(EXACT_UNITS, UNITS)) {
            for (String column : table.columns()) {
                if (column.matches(pattern) && !column.equals(area) && table.hasNumbers(column)) {
                    return table.numbers(column);
                }
            }
        }
        throw new Refused("No number of units of each area in " + table.name() + ", which has "
                + String.join(", ", table.columns()) + ": a finite population needs it, name it 'N'");
    }
}
