package org.holdfast.report;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.column.Currency;

/** A report on made-up households: what the page is looked at and measured with. Same arguments, same report. */
final class SampleReport {
    private static final int SEVERITY_CRITICAL = 0;
    private static final List<String> SEVERITIES = List.of("critical", "high", "medium", "low");
    private static final long[] YEARLY_COST = {
        36_000_00, 9_600_00, 2_500_00, 1_450_00, 3_000_00, 30_000_00, 4_000_00, 800_00, 1_800_00
    };
    private static final int[] MEASURE_OF_CAUSE = {0, 3, 2, 1, 4, 3, 5, 6, 8, 0, 0, 7};

    private final Vocabulary words = SampleWords.of();
    private final PlaceTree tree;
    private final PlaceCounts counts;
    private final Random random;
    private final Flow flow = new Flow(
            List.of("household", "person", "ledger", "event"),
            new long[4][words.causes().size()],
            new long[words.causes().size()][words.measures().size()]);

    private SampleReport(PlaceTree tree, long seed) {
        this.tree = tree;
        this.counts = PlaceCounts.none(words, tree.size());
        this.random = new Random(seed);
    }

    /** To look at the page by hand: FILE COUNTIES VILLAGES HOUSEHOLDS, counties in each province and villages in each county. */
    public static void main(String[] args) throws IOException {
        PlaceTree tree = SamplePlaces.of(Integer.parseInt(args[1]), Integer.parseInt(args[2]), 7);
        ReportPage.write(of(tree, Integer.parseInt(args[3]), 7), Path.of(args[0]));
    }

    static ReportData of(PlaceTree tree, int households, long seed) {
        SampleReport sample = new SampleReport(tree, seed);
        int[] homes = sample.lowest();
        for (int household = 0; household < households; household++) {
            sample.household(homes[sample.random.nextInt(homes.length)]);
        }
        sample.counts.rollUp(tree);
        return sample.data();
    }

    private int[] lowest() {
        boolean[] encloses = new boolean[tree.size()];
        tree.places().stream().filter(place -> place.parent() >= 0).forEach(place -> encloses[place.parent()] = true);
        return java.util.stream.IntStream.range(0, tree.size())
                .filter(place -> !encloses[place])
                .toArray();
    }

    private void household(int place) {
        counts.households()[place]++;
        counts.persons()[place] += 1 + random.nextInt(9);
        int[] trueBySeverity = new int[SEVERITIES.size()];
        int mainCause = -1;
        boolean doubtful = false;
        double harshness = 0.6 + 0.8 * ((place * 2654435761L >>> 8 & 1023) / 1023.0);
        for (int indicator = 0; indicator < words.indicators().size(); indicator++) {
            Vocabulary.Indicator asked = words.indicators().get(indicator);
            int severity = SEVERITIES.indexOf(asked.severity());
            double unknown = indicator == 8 || indicator == 18 ? 1 : 0.02 * (indicator % 5) * (indicator % 7);
            if (random.nextDouble() < unknown) {
                counts.indicatorsUnknown()[indicator][place]++;
                doubtful |= severity <= 1 && indicator != 8 && indicator != 18;
            } else if (random.nextDouble() < harshness * (0.012 + 0.012 * severity * (1 + indicator % 3))) {
                counts.indicatorsTrue()[indicator][place]++;
                trueBySeverity[severity]++;
                mainCause = cause(asked.cause(), indicator, mainCause);
            }
        }
        decide(place, trueBySeverity, mainCause, doubtful);
    }

    private int cause(String id, int indicator, int mainCause) {
        int cause = words.causes().stream().map(Vocabulary.Term::id).toList().indexOf(id);
        flow.evidenceToCause()[indicator % 4][cause]++;
        return mainCause < 0 ? cause : mainCause;
    }

    private void decide(int place, int[] trueBySeverity, int mainCause, boolean doubtful) {
        int level = trueBySeverity[SEVERITY_CRITICAL] > 0
                ? 0
                : trueBySeverity[1] > 1
                        ? 1
                        : trueBySeverity[1] == 1 || trueBySeverity[2] > 1 ? 2 : mainCause >= 0 ? 3 : 4;
        counts.levels()[level][place]++;
        counts.categories()[level == 0 ? random.nextInt(2) : level == 1 ? 2 : 3][place]++;
        if (doubtful && level > 0) {
            counts.verify()[place]++;
        }
        if (mainCause >= 0) {
            counts.mainCauses()[mainCause][place]++;
            measure(place, mainCause);
        }
    }

    private void measure(int place, int cause) {
        int measure = MEASURE_OF_CAUSE[cause];
        flow.causeToMeasure()[cause][measure]++;
        counts.measureHouseholds()[measure][place]++;
        if (measure == 7 || random.nextInt(20) == 0) {
            counts.measureCostUnknown()[measure][place]++;
        } else {
            counts.measureCosts()[measure][place] +=
                    YEARLY_COST[measure] / 2 + random.nextInt((int) YEARLY_COST[measure]);
        }
    }

    private ReportData data() {
        return new ReportData(run(), words, tree, counts, flow, quality(), method(), change());
    }

    private static RunFacts run() {
        return new RunFacts(
                SampleWords.both("Household survey of Samplia, 2015", "样例国农户调查（2015）"),
                new RunFacts.Pack(
                        "cn", "1", "sha256:4c1f0e5a9b", SampleWords.both("Keeping out of poverty", "防止返贫监测帮扶")),
                Currency.parse("CNY"),
                LocalDate.of(2024, 6, 30),
                "0.1.0",
                List.of(
                        new RunFacts.Input("household.csv", "sha256:77aa12"),
                        new RunFacts.Input("person.csv", "sha256:90bc3d")),
                List.of(
                        new RunFacts.Phase("read", 1840),
                        new RunFacts.Phase("assess", 950),
                        new RunFacts.Phase("write", 410)));
    }

    private static DataQuality quality() {
        return new DataQuality(
                List.of(
                        table("place", 128, Map.of(), 0),
                        table("household", 24_240, Map.of("duplicate key", 2L), 0),
                        table("person", 157_775, Map.of("unknown household_id", 12L, "not a date", 7L), 31),
                        table("ledger", 412_338, Map.of("negative amount", 5L), 1204),
                        new DataQuality.TableQuality("event", false, 0, 0, Map.of(), 0),
                        new DataQuality.TableQuality("hazard", false, 0, 0, Map.of(), 0)),
                List.of(SampleWords.both(
                        "The newest row is of June 2015, more than 12 months before the date assessed for.",
                        "最新一行数据为 2015 年 6 月，早于评估日期 12 个月以上。")));
    }

    private static DataQuality.TableQuality table(String name, long rows, Map<String, Long> reasons, long aside) {
        long rejected = reasons.values().stream().mapToLong(Long::longValue).sum();
        return new DataQuality.TableQuality(name, true, rows, rejected, reasons, aside);
    }

    private static Method method() {
        LocalDate from = LocalDate.of(2020, 1, 1);
        List<Method.Parameter> parameters = new ArrayList<>();
        parameters.add(new Method.Parameter(
                "poverty_line",
                SampleWords.both("Poverty line", "贫困线"),
                "4000",
                "CNY/year",
                from,
                "CN",
                "Current-price national standard",
                "A"));
        parameters.add(new Method.Parameter(
                "transfer_share",
                SampleWords.both("Share of transfers", "转移性收入占比"),
                "0.30",
                null,
                from,
                "CN",
                "Wang, Dai, Liu and Li 2020, 2.2(2)",
                "B"));
        parameters.add(new Method.Parameter(
                "income_drop", SampleWords.both("Fall of income", "收入降幅"), "0.30", null, from, null, null, null));
        return new Method(
                parameters,
                List.of(new Method.Population(
                        "median_income", SampleWords.both("Median income per head", "人均收入中位数"), "30540", "CNY", null)));
    }

    private Change change() {
        int[] more = new int[words.indicators().size()];
        int[] less = new int[words.indicators().size()];
        for (int indicator = 0; indicator < more.length; indicator++) {
            more[indicator] = random.nextInt(300);
            less[indicator] = random.nextInt(300);
        }
        List<String> levels = words.levels().stream().map(Vocabulary.Level::id).toList();
        return new Change(
                LocalDate.of(2024, 3, 31),
                "cn",
                "1",
                transitions(levels),
                transitions(words.categories().stream().map(Vocabulary.Term::id).toList()),
                more,
                less,
                61,
                44);
    }

    private List<Change.Transition> transitions(List<String> ids) {
        List<Change.Transition> transitions = new ArrayList<>();
        for (String before : ids) {
            for (String now : ids) {
                transitions.add(new Change.Transition(
                        before, now, before.equals(now) ? 3000 + random.nextInt(2000) : random.nextInt(260)));
            }
        }
        return transitions;
    }
}
