package org.holdfast.cli;

/** Takes rows into memory as long as they fit, and into a sketch of them from then on. */
final class MeasuredIntake {
    /** How many rows are kept: some 300 MB with their order and two groupings. */
    static final int ROWS_KEPT = 8_000_000;

    /** What says that a figure cannot be written as a number. */
    static final String TOO_LARGE = "incomes or weights are too large to add up";

    private final MeasureQuestion question;
    private final int rowsKept;
    private MeasuredFigures figures;

    MeasuredIntake(MeasureQuestion question, boolean stratified, boolean clustered, boolean finite, int rowsKept) {
        this.question = question;
        this.rowsKept = rowsKept;
        this.figures = new KeptFigures(question, stratified, clustered, finite);
    }

    void add(MeasuredPerson person) {
        if (figures instanceof KeptFigures kept && kept.count() == rowsKept) {
            MeasuredFigures sketched = new SketchedFigures(question);
            kept.giveTo(sketched);
            figures = sketched;
        }
        figures.add(person);
    }

    MeasuredFigures figures() {
        return figures;
    }

    boolean isSketched() {
        return figures instanceof SketchedFigures;
    }
}
