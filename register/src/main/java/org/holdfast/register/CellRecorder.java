package org.holdfast.register;

import java.util.BitSet;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Dictionary;
import org.holdfast.register.ScannedColumn.Coding;
import org.holdfast.register.spill.RecordBuffer;

/** Writes the cells of one column, as they are looked at, into records, and remembers what they have in common. */
abstract class CellRecorder {
    private final Intake intake;
    private final Coding coding;
    boolean anyUnknown;
    long least = Long.MAX_VALUE;
    long greatest = Long.MIN_VALUE;
    final BitSet months = new BitSet();
    final Dictionary texts = new Dictionary();
    boolean manyTexts;

    private CellRecorder(Intake intake, Coding coding) {
        this.intake = intake;
        this.coding = coding;
    }

    /** @param mostTexts a column with more distinct texts has no code for the rest of them */
    static CellRecorder of(ColumnSchema column, Intake intake, int mostTexts) {
        if (intake instanceof TextIntake text) {
            return new Text(text, mostTexts);
        }
        if (intake instanceof OptionIntake option) {
            return new Option(option);
        }
        if (intake instanceof ReferenceIntake reference) {
            return new Place(reference);
        }
        if (intake instanceof DecimalIntake decimal) {
            return new Decimal(decimal);
        }
        WholeIntake whole = (WholeIntake) intake;
        return switch (column.kind()) {
            case BOOL -> new Truth(whole);
            case MONTH -> new Month(whole);
            default -> new Whole(whole);
        };
    }

    /** What the recorders of all hands have seen of a column. */
    static ScannedColumn together(ColumnSchema column, List<CellRecorder> hands) {
        BitSet months = new BitSet();
        hands.forEach(hand -> months.or(hand.months));
        long least = hands.stream().mapToLong(hand -> hand.least).min().orElse(0);
        long greatest = hands.stream().mapToLong(hand -> hand.greatest).max().orElse(0);
        boolean any = least <= greatest;
        return new ScannedColumn(
                column.name(),
                column.kind(),
                hands.get(0).coding,
                hands.stream().anyMatch(hand -> hand.anyUnknown),
                any ? least : 0,
                any ? greatest : 0,
                months,
                hands.stream().map(hand -> hand.texts).toList(),
                hands.stream().anyMatch(hand -> hand.manyTexts));
    }

    final boolean isKnown() {
        return intake.known;
    }

    /** Writes the known cell looked at last. */
    abstract void write(RecordBuffer record);

    private static final class Whole extends CellRecorder {
        private final WholeIntake cell;

        Whole(WholeIntake cell) {
            super(cell, Coding.WHOLE);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            long value = cell.value;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
            record.putNumber(value);
        }
    }

    private static final class Month extends CellRecorder {
        private final WholeIntake cell;
        private long last = -1;

        Month(WholeIntake cell) {
            super(cell, Coding.MONTH);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            if (cell.value != last) {
                last = cell.value;
                months.set((int) last);
            }
            record.putCount(last);
        }
    }

    private static final class Truth extends CellRecorder {
        private final WholeIntake cell;

        Truth(WholeIntake cell) {
            super(cell, Coding.TRUTH);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            record.putByte((int) cell.value);
        }
    }

    private static final class Option extends CellRecorder {
        private final OptionIntake cell;

        Option(OptionIntake cell) {
            super(cell, Coding.OPTION);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            record.putByte(cell.option());
        }
    }

    private static final class Place extends CellRecorder {
        private final ReferenceIntake cell;

        Place(ReferenceIntake cell) {
            super(cell, Coding.PLACE);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            record.putCount(cell.code());
        }
    }

    private static final class Decimal extends CellRecorder {
        private final DecimalIntake cell;

        Decimal(DecimalIntake cell) {
            super(cell, Coding.DECIMAL);
            this.cell = cell;
        }

        @Override
        void write(RecordBuffer record) {
            record.putLong(Double.doubleToRawLongBits(cell.value()));
        }
    }

    private static final class Text extends CellRecorder {
        private final TextIntake cell;
        private final int most;

        Text(TextIntake cell, int most) {
            super(cell, Coding.TEXT);
            this.cell = cell;
            this.most = most;
        }

        @Override
        void write(RecordBuffer record) {
            int length = cell.to() - cell.from();
            // a column with many texts will have none of them in a dictionary: looking them up is in vain
            if (!manyTexts) {
                int code = texts.code(cell.text(), cell.from(), length);
                if (code < most) {
                    record.putCount(code + 1L);
                    return;
                }
                manyTexts = true;
            }
            record.putCount(0);
            record.putText(cell.text(), cell.from(), cell.to());
        }
    }
}
