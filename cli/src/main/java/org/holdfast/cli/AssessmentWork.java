package org.holdfast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.files.AssessmentOutput;
import org.jspecify.annotations.Nullable;

/** What one thread makes of the households it assesses: everything an assessment writes of them. */
final class AssessmentWork implements BatchWork<AssessmentWork.Made> {
    private final BatchWork<AssessmentOutput.Stretch> output;
    private final AssessmentTally tally;
    private final HouseholdInquiries inquiries;
    private final Snapshot snapshot;
    private final VisitLines visits;
    private final @Nullable Explanations explanations;
    private final boolean keep;
    private List<Assessment> kept = new ArrayList<>();
    private int households;
    private @Nullable RegisterOfSnapshot single;

    /**
     * What came of a stretch of households.
     *
     * @param assessments every one of them, where an earlier run is to be compared; else none
     */
    record Made(
            int households,
            AssessmentOutput.Stretch output,
            List<VisitLines.Visit> visits,
            byte[] explanations,
            List<Assessment> assessments) {}

    /**
     * @param explanations null when none are asked for
     * @param keep whether assessments are handed over as values
     */
    AssessmentWork(
            BatchWork<AssessmentOutput.Stretch> output,
            AssessmentTally tally,
            HouseholdInquiries inquiries,
            Snapshot snapshot,
            @Nullable Explanations explanations,
            boolean keep) {
        this.output = output;
        this.tally = tally;
        this.inquiries = inquiries;
        this.snapshot = snapshot;
        this.visits =
                new VisitLines(inquiries.setting().pack(), inquiries.setting().places());
        this.explanations = explanations;
        this.keep = keep;
    }

    @Override
    public void work(AssessedBatch batch) throws IOException {
        output.work(batch);
        tally.add(batch);
        households += batch.households();
        for (int i = 0; i < batch.households(); i++) {
            if (batch.verify(i) || explanations != null) {
                HouseholdInquiry household = inquiries.of(single().household(batch.first() + i));
                if (batch.verify(i)) {
                    visits.add(household);
                }
                if (explanations != null) {
                    explanations.add(household);
                }
            }
            if (keep) {
                kept.add(batch.assessment(i));
            }
        }
    }

    private RegisterOfSnapshot single() throws IOException {
        RegisterOfSnapshot opened = single;
        if (opened == null) {
            opened = new RegisterOfSnapshot(snapshot);
            single = opened;
        }
        return opened;
    }

    @Override
    public Made take() throws IOException {
        Made made = new Made(
                households,
                output.take(),
                visits.take(),
                explanations == null ? new byte[0] : explanations.take(),
                kept);
        households = 0;
        kept = new ArrayList<>();
        return made;
    }
}
