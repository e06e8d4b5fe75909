package org.holdfast.synth;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Makes the two resources on places from their sources: {@code divisions.txt.gz} from the village list of
 * china-division, {@code census.csv.gz} from the county census of 2020 and the county boundaries.
 *
 * <p>Arguments: directory of china-division's CSV files, {@code census_county_2020.csv.gz}, directory of the boundary
 * files, directory to write. A county is kept when the census has it, with rural people, and it has five village
 * committees or more.
 */
final class ShippedPlaces {
    private static final int FEWEST_VILLAGES = 5;
    private static final String[] COMMITTEES = {"村村民委员会", "村村委会", "村民委员会", "村委会"};
    private static final String[] AGES = {
        "0", "1到4", "5到9", "10到14", "15到19", "20到24", "25到29", "30到34", "35到39", "40到44", "45到49", "50到54", "55到59",
        "60到64", "65到69", "70到74", "75到79", "80到84", "85岁以上"
    };
    private static final int FIRST_ELDERLY_BAND = 13;

    private final Map<String, NamedCsvRecord> census;
    private final Map<String, String> divisions;
    private final Path boundaries;

    private ShippedPlaces(Map<String, NamedCsvRecord> census, Map<String, String> divisions, Path boundaries) {
        this.census = census;
        this.divisions = divisions;
        this.boundaries = boundaries;
    }

    public static void main(String[] arguments) throws IOException {
        Path divisions = Path.of(arguments[0]);
        Map<String, NamedCsvRecord> census = new HashMap<>();
        for (NamedCsvRecord row : rows(Path.of(arguments[1]))) {
            census.putIfAbsent(row.getField("区划代码"), row);
        }
        Map<String, String> names = new TreeMap<>();
        for (String file : List.of("provinces.csv", "cities.csv", "areas.csv", "streets.csv", "villages.csv.gz")) {
            for (NamedCsvRecord row : rows(divisions.resolve("china-division_" + file))) {
                names.put(row.getField("code"), row.getField("name"));
            }
        }
        new ShippedPlaces(census, names, Path.of(arguments[2])).write(Path.of(arguments[3]));
    }

    private void write(Path directory) throws IOException {
        Map<String, List<String>> villages = new TreeMap<>();
        for (Map.Entry<String, String> entry : divisions.entrySet()) {
            String code = entry.getKey();
            if (code.length() == 12 && isVillageCommittee(entry.getValue())) {
                villages.computeIfAbsent(code.substring(0, 6), c -> new ArrayList<>())
                        .add(code);
            }
        }
        villages.entrySet()
                .removeIf(county -> county.getValue().size() < FEWEST_VILLAGES || rural(county.getKey()) <= 0);
        writeGzip(directory.resolve("divisions.txt.gz"), divisionLines(villages));
        writeGzip(directory.resolve("census.csv.gz"), censusLines(villages));
    }

    // ---- divisions

    /** Committees of residents, farms and zones are left out: the register is of rural households. */
    private static boolean isVillageCommittee(String name) {
        return name.endsWith("村委会") || name.endsWith("村民委员会") || name.endsWith("嘎查委员会");
    }

    private List<String> divisionLines(Map<String, List<String>> villages) {
        List<String> lines = new ArrayList<>();
        String last = "";
        for (List<String> county : villages.values()) {
            for (String code : county) {
                for (int[] part : new int[][] {{0, 2, 'P'}, {2, 4, 'C'}, {4, 6, 'A'}, {6, 9, 'T'}}) {
                    String above = code.substring(0, part[1]);
                    if (!last.startsWith(above)) {
                        lines.add((char) part[2] + above.substring(part[0]) + divisions.get(above));
                        last = above;
                    }
                }
                boolean follows = last.length() == 12 && Long.parseLong(last) + 1 == Long.parseLong(code);
                lines.add((follows ? " " : "V" + code.substring(9)) + shortened(divisions.get(code)));
                last = code;
            }
        }
        return lines;
    }

    /** A village's name with the common endings as one letter. */
    private static String shortened(String name) {
        for (int i = 0; i < COMMITTEES.length; i++) {
            if (name.endsWith(COMMITTEES[i])) {
                return name.substring(0, name.length() - COMMITTEES[i].length()) + "#+=-".charAt(i);
            }
        }
        return name;
    }

    // ---- census

    private List<String> censusLines(Map<String, List<String>> villages) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("code,population,lat,lon,rural,household_size,one_person,one_generation,two_generations,"
                + "three_generations,four_generations,children,elderly,schooling_years,deprivation");
        Map<String, Double> deprivation = deprivation(villages.keySet());
        String last = "";
        for (String county : villages.keySet()) {
            for (int length : new int[] {2, 4}) {
                String above = county.substring(0, length);
                if (!last.startsWith(above)) {
                    lines.add(above + "," + population(above) + "," + centroid(above) + ",".repeat(11));
                }
            }
            last = county;
            lines.add(county + "," + population(county) + "," + centroid(county) + "," + (long) rural(county) + ","
                    + profile(find(county)) + "," + three(deprivation.get(county)));
        }
        return lines;
    }

    private NamedCsvRecord find(String county) {
        NamedCsvRecord exact = census.get(county);
        return exact != null ? exact : census.getOrDefault(renamed(county), null);
    }

    /** The code under which the census has a county that has since become a city or a district. */
    private String renamed(String county) {
        String name = divisions.get(county);
        String root = name.substring(0, name.length() - 1);
        for (Map.Entry<String, NamedCsvRecord> entry : census.entrySet()) {
            String other = entry.getValue().getField("区县");
            if (entry.getKey().startsWith(county.substring(0, 4))
                    && !other.isEmpty()
                    && other.substring(0, other.length() - 1).equals(root)) {
                return entry.getKey();
            }
        }
        return "";
    }

    private double rural(String county) {
        NamedCsvRecord row = find(county);
        return row == null || row.getField("区县").isEmpty() ? 0 : number(row, "乡村人口");
    }

    private String population(String code) {
        NamedCsvRecord row = code.length() == 6 ? find(code) : census.get((code + "0000").substring(0, 6));
        return row == null ? "" : Long.toString((long) number(row, "人口数_合计"));
    }

    private static String profile(NamedCsvRecord row) {
        double households = number(row, "家庭户数");
        double alone = number(row, "一人户数");
        double all = 0;
        double children = 0;
        double elderly = 0;
        for (int band = 0; band < AGES.length; band++) {
            String age = AGES[band].endsWith("上") ? AGES[band] : AGES[band] + "岁";
            double people = number(row, "男_" + age) + number(row, "女_" + age);
            all += people;
            children += band < 4 ? people : 0;
            elderly += band >= FIRST_ELDERLY_BAND ? people : 0;
        }
        return String.join(
                ",",
                three(number(row, "户规模")),
                three(alone / households),
                three((number(row, "一代户数") - alone) / households),
                three(number(row, "二代户数") / households),
                three(number(row, "三代户数") / households),
                three(known(number(row, "四代以上户数")) / households),
                three(children / all),
                three(elderly / all),
                three(number(row, "平均受教育年限_合计")));
    }

    /** Mean of nine standardised deprivations, equal weights, higher is poorer. */
    private Map<String, Double> deprivation(Iterable<String> counties) {
        List<ToDoubleFunction<NamedCsvRecord>> items = List.of(
                row -> -number(row, "平均受教育年限_合计"),
                row -> number(row, "文盲占15岁及以上人口比重"),
                row -> -number(row, "住房內有管道自来水") / number(row, "家庭户户数_长表"),
                row -> -number(row, "住房內有厨房") / number(row, "家庭户户数_长表"),
                row -> -number(row, "住房內有厕所") / number(row, "家庭户户数_长表"),
                row -> -number(row, "住房内有洗澡设施") / number(row, "家庭户户数_长表"),
                row -> number(row, "农林牧渔业") / number(row, "各种行业人口总计"),
                row -> number(row, "乡村人口") / number(row, "人口数_合计"),
                row -> number(row, "户规模"));
        Map<String, Double> sum = new HashMap<>();
        for (ToDoubleFunction<NamedCsvRecord> item : items) {
            double total = 0;
            double squares = 0;
            int known = 0;
            for (String county : counties) {
                double value = item.applyAsDouble(find(county));
                if (!Double.isNaN(value)) {
                    total += value;
                    squares += value * value;
                    known++;
                }
            }
            double mean = total / known;
            double deviation = Math.sqrt(squares / known - mean * mean);
            for (String county : counties) {
                double value = (item.applyAsDouble(find(county)) - mean) / deviation;
                sum.merge(county, Double.isNaN(value) ? 0 : value / items.size(), Double::sum);
            }
        }
        return sum;
    }

    // ---- boundaries

    /** Latitude and longitude of the middle of an area, by the shoelace formula; empty when no boundary is known. */
    private String centroid(String code) throws IOException {
        Path file = boundaries.resolve((code + "0".repeat(12)).substring(0, 12) + ".geojson");
        if (!Files.exists(file)) {
            return ",";
        }
        double[] sums = new double[3];
        addRings(
                JsonMapper.shared()
                        .readTree(Files.readAllBytes(file))
                        .get("geometry")
                        .get("coordinates"),
                sums);
        return three(sums[1] / sums[0] / 3) + "," + three(sums[2] / sums[0] / 3);
    }

    private static void addRings(JsonNode node, double[] sums) {
        if (!node.get(0).get(0).isNumber()) {
            node.forEach(part -> addRings(part, sums));
            return;
        }
        double area = 0;
        double lat = 0;
        double lon = 0;
        for (int i = 0; i < node.size(); i++) {
            JsonNode a = node.get(i);
            JsonNode b = node.get((i + 1) % node.size());
            double cross = a.get(0).asDouble() * b.get(1).asDouble()
                    - b.get(0).asDouble() * a.get(1).asDouble();
            area += cross;
            lat += (a.get(1).asDouble() + b.get(1).asDouble()) * cross;
            lon += (a.get(0).asDouble() + b.get(0).asDouble()) * cross;
        }
        double sign = Math.signum(area);
        sums[0] += sign * area;
        sums[1] += sign * lat;
        sums[2] += sign * lon;
    }

    // ---- files

    private static double number(NamedCsvRecord row, String field) {
        String text = row.getField(field);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }

    /** The census leaves out counts of nobody. */
    private static double known(double count) {
        return Double.isNaN(count) ? 0 : count;
    }

    private static String three(double number) {
        return Double.isNaN(number) ? "" : String.format(Locale.ROOT, "%.3f", number);
    }

    private static List<NamedCsvRecord> rows(Path file) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (file.toString().endsWith(".gz")) {
            in = new GZIPInputStream(in);
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
                Stream<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(reader).stream()) {
            return rows.toList();
        }
    }

    private static void writeGzip(Path file, List<String> lines) throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file)) {
            {
                def.setLevel(9);
            }
        }) {
            out.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        System.out.println(file.getFileName() + ": " + lines.size() + " lines, " + Files.size(file) + " bytes");
    }
}
