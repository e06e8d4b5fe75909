package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.column.StringColumn;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.report.files.AssessmentFields;

/** Makes the lines of the households somebody should visit, with what to ask for; for one thread. */
final class VisitLines {
    /** Results of this many indicators come in one word. */
    private static final int INDICATORS = 32;

    private final Pack pack;
    private final List<String> levels;
    private final Places places;
    private final StringColumn names;
    private final Set<String> severities = new HashSet<>();
    private List<Visit> visits = new ArrayList<>();

    /** A line of the list, and the row of its place. */
    record Visit(int place, byte[] line) {}

    VisitLines(Pack pack, List<String> levels, Places places) {
        this.pack = pack;
        this.levels = levels;
        this.places = places;
        this.names = places.table().strings("name");
        Expression verify = pack.verify();
        if (verify != null) {
            collectSeverities(verify);
        }
    }

    /** The severities whose undecided indicators make a visit necessary. */
    private void collectSeverities(Expression expression) {
        if (expression instanceof Expression.IndicatorCount count && count.undecided()) {
            severities.add(count.severity());
        }
        Children.of(expression).forEach(this::collectSeverities);
    }

    /** Adds a household of a batch. */
    void add(AssessedBatch batch, int at, HouseholdInquiry household) {
        List<String> undecided = new ArrayList<>();
        List<Expression> conditions = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            Indicator indicator = pack.indicators().get(i);
            boolean asked = severities.isEmpty() || severities.contains(indicator.severity());
            boolean unknown = (batch.indicators(i / INDICATORS, at) >>> 2 * (i % INDICATORS) & 3) == 1;
            if (asked && unknown) {
                undecided.add(indicator.id());
                conditions.add(indicator.when());
            }
        }
        int place = batch.places()[at];
        String level = AssessedBatch.at(levels, batch.level(at));
        String text = line(
                places.id(place),
                ForPeople.cell(names.get(place)),
                new String(batch.householdId(at), StandardCharsets.UTF_8),
                AssessmentFields.text(level),
                String.join(";", undecided),
                String.join(";", household.missing(conditions)));
        visits.add(new Visit(place, text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String line(String... cells) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            csv.writeRecord(cells);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The visits since this was last called, by household. */
    List<Visit> take() {
        List<Visit> taken = visits;
        visits = new ArrayList<>();
        return taken;
    }
}
