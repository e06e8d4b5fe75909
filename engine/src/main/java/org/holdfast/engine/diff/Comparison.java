package org.holdfast.engine.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Counts how households of one register move between two assessments of it. */
public final class Comparison {
    private final Pack before;
    private final Pack after;
    private final Map<Step, Long> levels = new TreeMap<>();
    private final Map<Step, Long> categories = new TreeMap<>();
    private final Map<String, Long> gained = new TreeMap<>();
    private final Map<String, Long> lost = new TreeMap<>();
    private long households;
    private long moved;

    private Comparison(Pack before, Pack after) {
        this.before = before;
        this.after = after;
    }

    /** From one value of a decision to another; empty for none. */
    public record Step(String from, String to) implements Comparable<Step> {
        @Override
        public int compareTo(Step other) {
            int first = from.compareTo(other.from);
            return first != 0 ? first : to.compareTo(other.to);
        }
    }

    /** Compares two assessments of a register, household by household in the order of their ids. */
    public static Comparison of(
            Pack before,
            ColumnarAssessor assessedBefore,
            Pack after,
            ColumnarAssessor assessedAfter,
            Consumer<Move> each)
            throws IOException {
        Comparison comparison = new Comparison(before, after);
        assessedBefore.runBeside(assessedAfter, () -> new Moves(comparison), moves -> {
            for (Move move : moves) {
                comparison.count(move);
                each.accept(move);
            }
        });
        return comparison;
    }

    /** The moves of one thread's households. */
    private static final class Moves implements ColumnarAssessor.PairWork<List<Move>> {
        private final Comparison comparison;
        private List<Move> moves = new ArrayList<>();

        Moves(Comparison comparison) {
            this.comparison = comparison;
        }

        @Override
        public void work(AssessedBatch first, AssessedBatch second) {
            for (int i = 0; i < first.households(); i++) {
                moves.add(comparison.move(first.assessment(i), second.assessment(i)));
            }
        }

        @Override
        public List<Move> take() {
            List<Move> taken = moves;
            moves = new ArrayList<>();
            return taken;
        }
    }

    private Move move(Assessment first, Assessment second) {
        List<String> trueBefore = holding(before, first);
        List<String> trueAfter = holding(after, second);
        List<String> gains = new ArrayList<>(trueAfter);
        gains.removeAll(trueBefore);
        List<String> losses = new ArrayList<>(trueBefore);
        losses.removeAll(trueAfter);
        return new Move(first, second, gains, losses);
    }

    private static List<String> holding(Pack pack, Assessment assessment) {
        List<String> holding = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            if (Boolean.TRUE.equals(assessment.indicators().get(i))) {
                holding.add(pack.indicators().get(i).id());
            }
        }
        return holding;
    }

    private void count(Move move) {
        households++;
        if (move.isMoved()) {
            moved++;
        }
        levels.merge(step(move.before().level(), move.after().level()), 1L, Long::sum);
        categories.merge(step(move.before().category(), move.after().category()), 1L, Long::sum);
        move.gained().forEach(id -> gained.merge(id, 1L, Long::sum));
        move.lost().forEach(id -> lost.merge(id, 1L, Long::sum));
    }

    private static Step step(@Nullable String from, @Nullable String to) {
        return new Step(from == null ? "" : from, to == null ? "" : to);
    }

    public long households() {
        return households;
    }

    /** Households whose level or category differ. */
    public long moved() {
        return moved;
    }

    /** Households by level before and after. */
    public Map<Step, Long> levels() {
        return levels;
    }

    /** Households by category before and after. */
    public Map<Step, Long> categories() {
        return categories;
    }

    /** Households for which an indicator is true only after, by indicator. */
    public Map<String, Long> gained() {
        return gained;
    }

    /** Households for which an indicator is true only before, by indicator. */
    public Map<String, Long> lost() {
        return lost;
    }
}
