package org.holdfast.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.column.Column;
import org.holdfast.column.DoubleColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.DecisionRow;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Severity;
import org.jspecify.annotations.Nullable;

/** Counts assessments as they come, for the summary by place and for the report. */
public final class AssessmentTally {
    private final Pack pack;
    private final RegisterOnDate register;
    private final Vocabulary words;
    private final PlaceTree tree;
    private final PlaceCounts counts;
    private final List<String> evidence;
    private final List<Set<Integer>> evidenceOfIndicator;
    private final long[][] evidenceToCause;
    private final long[][] causeToMeasure;
    private final Map<String, Integer> levelIndex;
    private final Map<String, Integer> categoryIndex;
    private final Map<String, Integer> causeIndex;

    public AssessmentTally(Pack pack, RegisterOnDate register) {
        this.pack = pack;
        this.register = register;
        this.words = words(pack);
        this.tree = PlaceTree.of(places(register.places()));
        this.counts = PlaceCounts.none(words, tree.size());
        List<Set<String>> tables =
                pack.indicators().stream().map(i -> tables(i.when())).toList();
        TreeSet<String> all = new TreeSet<>();
        tables.forEach(all::addAll);
        this.evidence = List.copyOf(all);
        this.evidenceOfIndicator = tables.stream()
                .map(names -> {
                    Set<Integer> positions = new TreeSet<>();
                    names.forEach(name -> positions.add(evidence.indexOf(name)));
                    return positions;
                })
                .toList();
        this.evidenceToCause = new long[evidence.size()][words.causes().size()];
        this.causeToMeasure = new long[words.causes().size()][words.measures().size()];
        this.levelIndex =
                index(words.levels().stream().map(Vocabulary.Level::id).toList());
        this.categoryIndex =
                index(words.categories().stream().map(Vocabulary.Term::id).toList());
        this.causeIndex = index(pack.causes());
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

    /** Counts one household. */
    public void add(Assessment assessment) {
        int place = assessment.place();
        int household = register.findHousehold(assessment.householdId()).orElseThrow();
        counts.households()[place]++;
        counts.persons()[place] +=
                register.children("person").map(p -> p.count(household)).orElse(0);
        if (assessment.verify()) {
            counts.verify()[place]++;
        }
        count(counts.levels(), levelIndex.get(assessment.level()), place);
        count(counts.categories(), categoryIndex.get(assessment.category()), place);
        count(counts.mainCauses(), causeIndex.get(assessment.mainCause()), place);
        for (int i = 0; i < words.indicators().size(); i++) {
            Boolean result = assessment.indicators().get(i);
            if (result == null) {
                counts.indicatorsUnknown()[i][place]++;
            } else if (result) {
                counts.indicatorsTrue()[i][place]++;
            }
        }
        addMeasures(assessment, place);
        addFlow(assessment);
    }

    private static void count(int[][] kind, @Nullable Integer entry, int place) {
        if (entry != null) {
            kind[entry][place]++;
        }
    }

    private void addMeasures(Assessment assessment, int place) {
        for (Assessment.SuggestedMeasure suggested : assessment.measures()) {
            int measure = suggested.measure();
            counts.measureHouseholds()[measure][place]++;
            Long cost = suggested.cost();
            if (cost == null) {
                counts.measureCostUnknown()[measure][place]++;
            } else {
                counts.measureCosts()[measure][place] = Math.addExact(counts.measureCosts()[measure][place], cost);
            }
        }
    }

    private void addFlow(Assessment assessment) {
        Map<Integer, Set<Integer>> evidenceOfCause = new HashMap<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            if (Boolean.TRUE.equals(assessment.indicators().get(i))) {
                Integer cause = causeIndex.get(pack.indicators().get(i).cause());
                evidenceOfCause.computeIfAbsent(cause, c -> new HashSet<>()).addAll(evidenceOfIndicator.get(i));
            }
        }
        evidenceOfCause.forEach((cause, tables) -> tables.forEach(table -> evidenceToCause[table][cause]++));
        for (Assessment.SuggestedMeasure suggested : assessment.measures()) {
            for (String served : pack.measures().get(suggested.measure()).causes()) {
                Integer cause = causeIndex.get(served);
                if (cause != null && evidenceOfCause.containsKey(cause)) {
                    causeToMeasure[cause][suggested.measure()]++;
                }
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

    private static Map<String, Integer> index(List<String> ids) {
        Map<String, Integer> index = new HashMap<>();
        for (String id : ids) index.putIfAbsent(id, index.size());
        return index;
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
