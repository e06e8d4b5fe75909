package org.holdfast.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.column.Column;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Severity;
import org.jspecify.annotations.Nullable;

/** Counts assessments as they come, for the summary by place and for the report. */
public final class AssessmentTally {
    private static final int INDICATORS_A_WORD = 32;
    private final Pack pack;
    private final Vocabulary words;
    private final PlaceTree tree;
    private final PlaceCounts counts;
    private final List<String> evidence;
    /** For each indicator the tables it reads, a bit each in the order of the evidence. */
    private final int[] evidenceOfIndicator;

    private final int[] causeOfIndicator;
    private final boolean[][] serves;
    private final int[] evidenceOfCause;
    private final long[][] evidenceToCause;
    private final long[][] causeToMeasure;

    public AssessmentTally(Pack pack, Places places) {
        this.pack = pack;
        this.words = words(pack);
        this.tree = PlaceTree.of(places(places));
        this.counts = PlaceCounts.none(words, tree.size());
        List<Set<String>> tables =
                pack.indicators().stream().map(i -> tables(i.when())).toList();
        TreeSet<String> all = new TreeSet<>();
        tables.forEach(all::addAll);
        this.evidence = List.copyOf(all);
        this.evidenceOfIndicator = tables.stream()
                .mapToInt(names -> names.stream()
                        .mapToInt(name -> 1 << evidence.indexOf(name))
                        .sum())
                .toArray();
        this.causeOfIndicator = pack.indicators().stream()
                .mapToInt(indicator -> pack.causes().indexOf(indicator.cause()))
                .toArray();
        this.evidenceOfCause = new int[pack.causes().size()];
        this.serves = new boolean[pack.measures().size()][pack.causes().size()];
        for (int measure = 0; measure < serves.length; measure++) {
            for (int cause = 0; cause < evidenceOfCause.length; cause++) {
                serves[measure][cause] = pack.measures()
                        .get(measure)
                        .causes()
                        .contains(pack.causes().get(cause));
            }
        }
        this.evidenceToCause = new long[evidence.size()][words.causes().size()];
        this.causeToMeasure = new long[words.causes().size()][words.measures().size()];
    }

    public Vocabulary words() {
        return words;
    }

    public PlaceTree tree() {
        return tree;
    }

    /** The counts of each place, those it encloses included; ask once, when all households have been added. */
    public PlaceCounts rolledUp() {
        counts.rollUp(tree);
        return counts;
    }

    public Flow flow() {
        return new Flow(evidence, evidenceToCause, causeToMeasure);
    }

    /** Counts the households of a batch; several threads may count at once. */
    public synchronized void add(AssessedBatch batch) {
        int[] places = batch.places();
        for (int i = 0; i < batch.households(); i++) {
            int place = places[i];
            counts.households()[place]++;
            counts.persons()[place] += batch.persons(i);
            if (batch.verify(i)) {
                counts.verify()[place]++;
            }
            count(counts.levels(), batch.level(i), place);
            count(counts.categories(), batch.category(i), place);
            int firstCause = batch.causeStarts()[i];
            count(
                    counts.mainCauses(),
                    firstCause < batch.causeStarts()[i + 1] ? batch.causes()[firstCause] : -1,
                    place);
            addIndicators(batch, i, place);
            addMeasures(batch, i, place);
            addFlow(batch, i);
        }
    }

    private static void count(int[][] kind, int entry, int place) {
        if (entry >= 0) {
            kind[entry][place]++;
        }
    }

    private void addIndicators(AssessedBatch batch, int household, int place) {
        Arrays.fill(evidenceOfCause, 0);
        int indicators = words.indicators().size();
        for (int word = 0; word * INDICATORS_A_WORD < indicators; word++) {
            long left = batch.indicators(word, household);
            while (left != 0) {
                int at = Long.numberOfTrailingZeros(left) >> 1;
                boolean holds = (left >>> (2 * at) & 3) == 3;
                left &= ~(3L << (2 * at));
                int indicator = INDICATORS_A_WORD * word + at;
                (holds ? counts.indicatorsTrue() : counts.indicatorsUnknown())[indicator][place]++;
                if (holds) {
                    evidenceOfCause[causeOfIndicator[indicator]] |= evidenceOfIndicator[indicator];
                }
            }
        }
    }

    private void addMeasures(AssessedBatch batch, int household, int place) {
        for (int at = batch.measureStarts()[household]; at < batch.measureStarts()[household + 1]; at++) {
            int measure = batch.measures()[at];
            counts.measureHouseholds()[measure][place]++;
            if (batch.isCostKnown(measure, household)) {
                counts.measureCosts()[measure][place] =
                        Math.addExact(counts.measureCosts()[measure][place], batch.cost(measure, household));
            } else {
                counts.measureCostUnknown()[measure][place]++;
            }
        }
    }

    /** Counts which evidence stands behind which cause, and which cause leads to which measure. */
    private void addFlow(AssessedBatch batch, int household) {
        int firstCause = batch.causeStarts()[household];
        int lastCause = batch.causeStarts()[household + 1];
        for (int at = firstCause; at < lastCause; at++) {
            int cause = batch.causes()[at];
            for (int left = evidenceOfCause[cause]; left != 0; left &= left - 1) {
                evidenceToCause[Integer.numberOfTrailingZeros(left)][cause]++;
            }
            for (int measured = batch.measureStarts()[household];
                    measured < batch.measureStarts()[household + 1];
                    measured++) {
                int measure = batch.measures()[measured];
                causeToMeasure[cause][measure] += serves[measure][cause] ? 1 : 0;
            }
        }
    }

    /** The register tables an expression reads, through the facts it uses. */
    private Set<String> tables(Expression expression) {
        Set<String> tables = new TreeSet<>();
        if (expression instanceof Expression.Rows rows) {
            tables.add(rows.source().table());
        } else if (expression instanceof Expression.Cell cell
                && !(cell.row() instanceof Expression.RowReference.OfVariable)) {
            tables.add(cell.table());
        } else if (expression instanceof Expression.SeriesFigure) {
            tables.add("series");
        } else if (expression instanceof Expression.FactReference fact) {
            tables.addAll(tables(pack.findFact(fact.id()).orElseThrow().value()));
        }
        Children.of(expression).forEach(part -> tables.addAll(tables(part)));
        return tables;
    }

    private static Vocabulary words(Pack pack) {
        List<Vocabulary.Level> levels = new ArrayList<>();
        List<String> values =
                pack.levels().stream().map(DecisionRow::value).distinct().toList();
        for (int i = 0; i < values.size(); i++) {
            levels.add(new Vocabulary.Level(values.get(i), values.size() - 1 - i, title(pack, "level", values.get(i))));
        }
        List<Vocabulary.Indicator> indicators = new ArrayList<>();
        for (Indicator i : pack.indicators()) {
            indicators.add(new Vocabulary.Indicator(i.id(), i.severity(), i.cause(), title(pack, "indicator", i.id())));
        }
        return new Vocabulary(
                terms(
                        pack,
                        "severity",
                        pack.severities().stream()
                                .sorted(Comparator.comparingInt(Severity::weight)
                                        .reversed())
                                .map(Severity::id)
                                .toList()),
                levels,
                terms(
                        pack,
                        "category",
                        pack.categories().stream()
                                .map(DecisionRow::value)
                                .distinct()
                                .toList()),
                terms(pack, "cause", pack.causes()),
                indicators,
                terms(pack, "measure", pack.measures().stream().map(m -> m.id()).toList()));
    }

    private static List<Vocabulary.Term> terms(Pack pack, String kind, List<String> ids) {
        return ids.stream()
                .map(id -> new Vocabulary.Term(id, title(pack, kind, id)))
                .toList();
    }

    /** A title of the pack in all its languages. */
    public static Text title(Pack pack, String kind, String id) {
        Map<String, String> byLanguage = new LinkedHashMap<>();
        for (String language : pack.languages()) {
            byLanguage.put(language, pack.texts().title(language, kind, id));
        }
        return new Text(byLanguage);
    }

    private static List<Place> places(Places places) {
        Table table = places.table();
        StringColumn names = table.strings("name");
        List<Place> list = new ArrayList<>();
        for (int row = 0; row < places.count(); row++) {
            list.add(new Place(
                    places.id(row),
                    places.parent(row),
                    places.level(row),
                    names.get(row),
                    local(table, row),
                    coordinate(table, "lat", row),
                    coordinate(table, "lon", row)));
        }
        return list;
    }

    private static @Nullable String local(Table table, int row) {
        Column column = table.find("name_local").orElse(null);
        return column instanceof StringColumn names && names.isKnown(row) ? names.get(row) : null;
    }

    private static double coordinate(Table table, String name, int row) {
        Column column = table.find(name).orElse(null);
        return column instanceof DoubleColumn numbers ? numbers.get(row) : Double.NaN;
    }
}
