package org.holdfast.cli;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.holdfast.engine.Assessment;
import org.holdfast.report.Change;
import org.holdfast.report.Vocabulary;
import org.holdfast.report.files.AssessmentFields;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An earlier assessment, held against the one that runs now. Both come in the order of household_id. */
final class PreviousRun implements Closeable {
    private final JsonNode run;
    private final CsvReader<NamedCsvRecord> csv;
    private final Iterator<NamedCsvRecord> records;
    private final AssessmentFields fields;
    private final Vocabulary words;
    private final Map<List<String>, Long> levels = inOrder();
    private final Map<List<String>, Long> categories = inOrder();
    private final int[] newlyTrue;
    private final int[] cleared;
    private @Nullable NamedCsvRecord next;
    private long onlyNow;
    private long onlyBefore;

    /** Counts by what it was before and what it is now, in a fixed order. */
    private static Map<List<String>, Long> inOrder() {
        return new TreeMap<>(
                Comparator.<List<String>, String>comparing(pair -> pair.get(0)).thenComparing(pair -> pair.get(1)));
    }

    private PreviousRun(JsonNode run, Path assessment, AssessmentFields fields, Vocabulary words) throws IOException {
        this.run = run;
        this.csv = CsvReader.builder().ofNamedCsvRecord(assessment, StandardCharsets.UTF_8);
        this.records = csv.iterator();
        this.fields = fields;
        this.words = words;
        this.newlyTrue = new int[words.indicators().size()];
        this.cleared = new int[words.indicators().size()];
        advance();
    }

    static PreviousRun open(Path directory, AssessmentFields fields, Vocabulary words) throws Failure, IOException {
        Path assessment = directory.resolve("assessment.csv");
        Path run = directory.resolve("run.json");
        if (!Files.isRegularFile(assessment) || !Files.isRegularFile(run)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: --previous " + directory
                            + " holds no assessment.csv and run.json: name the --out directory"
                            + " of an earlier 'holdfast assess'");
        }
        return new PreviousRun(RunRecord.read(run), assessment, fields, words);
    }

    private void advance() {
        next = records.hasNext() ? records.next() : null;
    }

    /** Compares the next household of this run. */
    void add(Assessment now) {
        int order = next == null ? 1 : compare(next.getField("household_id"), now.householdId());
        while (next != null && order < 0) {
            onlyBefore++;
            advance();
            order = next == null ? 1 : compare(next.getField("household_id"), now.householdId());
        }
        if (next == null || order > 0) {
            onlyNow++;
            return;
        }
        count(levels, next.getField("level"), now.level());
        count(categories, next.getField("category"), now.category());
        Set<String> before = new HashSet<>(List.of(next.getField("indicators").split(";")));
        Set<String> today = Set.copyOf(fields.indicators(now, true));
        for (int i = 0; i < newlyTrue.length; i++) {
            String id = words.indicators().get(i).id();
            if (today.contains(id) && !before.contains(id)) {
                newlyTrue[i]++;
            } else if (before.contains(id) && !today.contains(id)) {
                cleared[i]++;
            }
        }
        advance();
    }

    private static void count(Map<List<String>, Long> counts, String before, @Nullable String now) {
        counts.merge(List.of(before, AssessmentFields.text(now)), 1L, Long::sum);
    }

    /** The order of Unicode code points, as assessments are sorted. */
    private static int compare(String left, String right) {
        return Arrays.compareUnsigned(left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
    }

    /** What changed, when all households of this run have been added. */
    Change change() {
        while (next != null) {
            onlyBefore++;
            advance();
        }
        return new Change(
                LocalDate.parse(run.path("as_of").asString()),
                run.path("pack").path("id").asString(),
                run.path("pack").path("version").asString(),
                transitions(levels),
                transitions(categories),
                newlyTrue,
                cleared,
                onlyNow,
                onlyBefore);
    }

    private static List<Change.Transition> transitions(Map<List<String>, Long> counts) {
        List<Change.Transition> transitions = new ArrayList<>();
        counts.forEach(
                (pair, households) -> transitions.add(new Change.Transition(pair.get(0), pair.get(1), households)));
        return transitions;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }
}
