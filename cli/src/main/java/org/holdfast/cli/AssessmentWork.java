package org.holdfast.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.reference.HouseholdInquiries;
import org.holdfast.engine.reference.HouseholdInquiry;
import org.holdfast.register.snapshot.RegisterOfSnapshot;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.files.AssessmentOutput;
import org.jspecify.annotations.Nullable;

/** What one thread makes of the households it assesses: everything an assessment writes of them. */
final class AssessmentWork implements BatchWork<AssessmentWork.Made> {
    /** When more than one household in so many is looked at, its whole batch is taken out of the snapshot. */
    private static final int MANY = 30;

    private final BatchWork<AssessmentOutput.Stretch> output;
    private final AssessmentTally tally;
    private final HouseholdInquiries inquiries;
    private final Snapshot snapshot;
    private final Predicate<ColumnName> evidence;
    private final VisitLines visits;
    private final @Nullable Explanations explanations;
    private final boolean keep;
    private List<Assessment> kept = new ArrayList<>();
    private int households;
    private @Nullable RegisterOfSnapshot single;
    private @Nullable IntFunction<HouseholdInquiry> together;
    private int togetherOf;

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
            ColumnarAssessor assessor,
            Snapshot snapshot,
            @Nullable Explanations explanations,
            boolean keep) {
        this.output = output;
        this.tally = tally;
        this.inquiries = assessor.inquiries();
        this.snapshot = snapshot;
        this.evidence = assessor::isEvidence;
        this.visits =
                new VisitLines(inquiries.setting().pack(), assessor.decisions().levels(), assessor.places());
        this.explanations = explanations;
        this.keep = keep;
    }

    @Override
    public void work(AssessedBatch batch) throws IOException {
        output.work(batch);
        tally.add(batch);
        households += batch.households();
        lookClosely(batch);
        for (int i = 0; keep && i < batch.households(); i++) {
            kept.add(batch.assessment(i));
        }
    }

    private void lookClosely(AssessedBatch batch) throws IOException {
        int asked = 0;
        for (int i = 0; i < batch.households(); i++) {
            asked += explanations != null || batch.verify(i) ? 1 : 0;
        }
        boolean many = asked * MANY > batch.households();
        for (int i = 0; asked > 0 && i < batch.households(); i++) {
            if (explanations != null || batch.verify(i)) {
                long position = batch.first() + i;
                HouseholdInquiry household = many
                        ? together((int) (position / Snapshot.BATCH)).apply((int) (position % Snapshot.BATCH))
                        : inquiries.of(single().household(position));
                if (batch.verify(i)) {
                    visits.add(batch, i, household);
                }
                if (explanations != null) {
                    explanations.add(household);
                }
            }
        }
    }

    /** All households of a batch of the snapshot at once, which costs as much as a small part of them one by one. */
    private IntFunction<HouseholdInquiry> together(int snapshotBatch) throws IOException {
        IntFunction<HouseholdInquiry> opened = together;
        if (opened == null || togetherOf != snapshotBatch) {
            opened = inquiries.ofEach(single().batch(snapshotBatch));
            together = opened;
            togetherOf = snapshotBatch;
        }
        return opened;
    }

    private RegisterOfSnapshot single() throws IOException {
        RegisterOfSnapshot opened = single;
        if (opened == null) {
            opened = new RegisterOfSnapshot(snapshot, evidence);
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
