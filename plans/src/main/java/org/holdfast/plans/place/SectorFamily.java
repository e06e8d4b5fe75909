package org.holdfast.plans.place;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.sector.Herfindahl;
import org.holdfast.measures.sector.HooverLocalisation;
import org.holdfast.measures.sector.KrugmanSpecialisation;
import org.holdfast.measures.sector.LocationQuotient;
import org.holdfast.measures.sector.SectorTable;
import org.holdfast.measures.sector.Shannon;
import org.holdfast.measures.sector.StructureSimilarity;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Specialisation and concentration of regions by sector. Rows are regions, named by the column that option {@code key} gives,
 * or {@code region}, or the first column of texts; sectors are the columns that option {@code sectors} lists, or all others
 * of numbers. Rows of one region are added up. A region or sector with nothing is NaN among the others.
 */
public final class SectorFamily implements Family {
    @Override
    public Set<String> methods() {
        return Set.of(
                "location_quotient",
                "krugman_specialisation",
                "hhi",
                "shannon",
                "structure_similarity",
                "hoover_localisation");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        String key = planned.text("key", "");
        DataTable data = key.isEmpty() ? PlaceTable.withOneOf(planned, "region", "place") : planned.table(key);
        Regions regions = Regions.of(data, key.isEmpty() ? PlaceTable.keyOf(data) : key, planned.option("sectors"));
        Object value = switch (planned.method()) {
            case "location_quotient" -> quotients(planned, regions);
            case "krugman_specialisation" -> krugman(planned, regions);
            case "hhi" -> regions.each(region -> hhi(planned, regions.table().shares(region)));
            case "shannon" ->
                regions.each(region -> shannon(planned, regions.table().shares(region)));
            case "structure_similarity" -> similarity(planned, regions);
            default -> regions.eachSector(sector -> HooverLocalisation.of(regions.table(), sector));
        };
        return Outcome.of(value, data.rows());
    }

    /** A measure of one region or one sector. */
    @FunctionalInterface
    private interface Measure {
        double of(int number) throws Undefined;
    }

    private record Regions(SectorTable table, List<String> names, List<String> sectors) {
        static Regions of(DataTable data, String key, JsonNode listed) throws Refused, Undefined {
            List<String> sectors = listed.isArray()
                    ? listed.valueStream().map(JsonNode::asString).toList()
                    : NumberColumns.of(data, key);
            List<String> rows = names(data, key);
            List<String> names = rows.stream().distinct().toList();
            int[] regions = rows.stream().mapToInt(names::indexOf).toArray();
            double[][] amounts = new double[names.size()][sectors.size()];
            for (int sector = 0; sector < sectors.size(); sector++) {
                double[] column = data.numbers(sectors.get(sector));
                for (int row = 0; row < column.length; row++) {
                    if (Double.isNaN(column[row])) {
                        throw new Refused("Column '" + sectors.get(sector) + "' of " + data.name() + ", row "
                                + (row + 1) + ": an amount is unknown; write 0 where there is nothing");
                    }
                    amounts[regions[row]][sector] += column[row];
                }
            }
            return new Regions(new SectorTable(amounts), names, sectors);
        }

        private static List<String> names(DataTable data, String key) throws Refused {
            String[] names = new String[data.rows()];
            @Nullable String[] cells = key.isEmpty() ? new String[data.rows()] : data.texts(key);
            for (int row = 0; row < names.length; row++) {
                String cell = cells[row];
                names[row] = cell == null ? String.valueOf(row + 1) : cell;
            }
            return List.of(names);
        }

        Map<String, Object> each(Measure measure) throws Undefined {
            return named(names, measure);
        }

        Map<String, Object> eachSector(Measure measure) throws Undefined {
            return named(sectors, measure);
        }

        /** NaN where there is no value, unless there is none at all. */
        private static Map<String, Object> named(List<String> names, Measure measure) throws Undefined {
            Map<String, Object> values = new LinkedHashMap<>();
            Undefined last = null;
            int undefined = 0;
            for (int number = 0; number < names.size(); number++) {
                double value = Double.NaN;
                try {
                    value = measure.of(number);
                } catch (Undefined e) {
                    last = e;
                    undefined++;
                }
                values.put(names.get(number), value);
            }
            if (last != null && undefined == names.size()) {
                throw last;
            }
            return values;
        }
    }

    private static Map<String, Object> quotients(PlanCase planned, Regions regions) throws Refused, Undefined {
        if (planned.option("region").isMissingNode()) {
            Map<String, Object> all = new LinkedHashMap<>();
            for (int region = 0; region < regions.names().size(); region++) {
                int each = region;
                all.put(
                        regions.names().get(region),
                        regions.eachSector(sector -> LocationQuotient.of(regions.table(), each, sector)));
            }
            return all;
        }
        String wanted = planned.text("region", "");
        int region = regions.names().indexOf(wanted);
        if (region < 0) {
            throw new Refused("No region '" + wanted + "': expected one of " + String.join(", ", regions.names()));
        }
        return regions.eachSector(sector -> LocationQuotient.of(regions.table(), region, sector));
    }

    private static Map<String, Object> krugman(PlanCase planned, Regions regions) throws Undefined {
        String text = planned.text("reference", "all regions").toLowerCase(Locale.ROOT);
        KrugmanSpecialisation.Reference reference = !text.contains("other")
                ? KrugmanSpecialisation.Reference.ALL_REGIONS
                : text.contains("mean") || text.contains("average")
                        ? KrugmanSpecialisation.Reference.MEAN_OF_OTHERS
                        : KrugmanSpecialisation.Reference.OTHERS_TOGETHER;
        double part = planned.text("range", "0..2").endsWith("..1") ? 0.5 : 1;
        return regions.each(region -> part * KrugmanSpecialisation.of(regions.table(), region, reference));
    }

    /** Raw when the range is said to start at 1/n, in points when it ends at 10000, from 0 to 1 otherwise. */
    private static double hhi(PlanCase planned, double[] shares) throws Undefined {
        String range = planned.text("range", "").replace(",", "");
        if (range.endsWith("10000")) {
            return 10_000 * Herfindahl.of(shares);
        }
        return range.startsWith("1/n") ? Herfindahl.of(shares) : Herfindahl.normalised(shares);
    }

    /** From 0 to 1 when the range says so, in natural units otherwise. */
    private static double shannon(PlanCase planned, double[] shares) throws Undefined {
        return planned.text("range", "").endsWith("..1") ? Shannon.evenness(shares) : Shannon.of(shares);
    }

    private static Map<String, Object> similarity(PlanCase planned, Regions regions) throws Undefined {
        boolean cosine = planned.text("form", "").toLowerCase(Locale.ROOT).contains("cosine");
        List<String> names = new ArrayList<>();
        List<int[]> pairs = new ArrayList<>();
        for (int one = 0; one < regions.names().size(); one++) {
            for (int other = one + 1; other < regions.names().size(); other++) {
                names.add(regions.names().get(one) + "|" + regions.names().get(other));
                pairs.add(new int[] {one, other});
            }
        }
        return Regions.named(names, number -> {
            double[] shares = regions.table().shares(pairs.get(number)[0]);
            double[] others = regions.table().shares(pairs.get(number)[1]);
            return cosine
                    ? StructureSimilarity.cosine(shares, others)
                    : StructureSimilarity.fingerKreinin(shares, others);
        });
    }
}
