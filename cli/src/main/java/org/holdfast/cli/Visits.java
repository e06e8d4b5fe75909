package org.holdfast.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.holdfast.column.StringColumn;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.households.Places;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;

/** The households somebody should visit, by place, with what to ask for. */
final class Visits {
    private final Pack pack;
    private final ReferenceAssessor assessor;
    private final Set<String> severities = new HashSet<>();
    private final List<Visit> visits = new ArrayList<>();

    private record Visit(int place, int household) {}

    Visits(Pack pack, ReferenceAssessor assessor) {
        this.pack = pack;
        this.assessor = assessor;
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

    void add(Assessment assessment) {
        if (assessment.verify()) {
            int household =
                    assessor.register().findHousehold(assessment.householdId()).orElseThrow();
            visits.add(new Visit(assessment.place(), household));
        }
    }

    /** Writes the list, by place and household. */
    void write(Path file, Terminal terminal) throws IOException {
        Places places = assessor.register().places();
        StringColumn names = places.table().strings("name");
        visits.sort(Comparator.comparing((Visit visit) -> places.id(visit.place()))
                .thenComparing(visit -> assessor.register().householdId(visit.household())));
        try (CsvWriter csv = AssessmentFiles.csv(file)) {
            csv.writeRecord("place_id", "place_name", "household_id", "level", "undecided", "ask_for");
            long done = 0;
            for (Visit visit : visits) {
                terminal.progress("listing visits", ++done, visits.size());
                HouseholdInquiry inquiry = assessor.inquire(visit.household());
                List<String> undecided = new ArrayList<>();
                List<Expression> conditions = new ArrayList<>();
                for (int i = 0; i < pack.indicators().size(); i++) {
                    Indicator indicator = pack.indicators().get(i);
                    boolean asked = severities.isEmpty() || severities.contains(indicator.severity());
                    if (asked && inquiry.assessment().indicators().get(i) == null) {
                        undecided.add(indicator.id());
                        conditions.add(indicator.when());
                    }
                }
                csv.writeRecord(
                        places.id(visit.place()),
                        ForPeople.cell(names.get(visit.place())),
                        assessor.register().householdId(visit.household()),
                        AssessmentFields.text(inquiry.assessment().level()),
                        String.join(";", undecided),
                        String.join(";", inquiry.missing(conditions)));
            }
        }
        terminal.done();
    }
}
