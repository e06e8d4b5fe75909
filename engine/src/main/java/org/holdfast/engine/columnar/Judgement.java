package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * A condition of rows that depends on one thing only: the code of a column, a number that is compared with constants, or
 * another condition. What it depends on is its source; equal sources are told apart once for all conditions.
 *
 * @param column the column whose code decides, or null
 * @param node the number or condition that decides, or null
 */
record Judgement(@Nullable ColumnName column, @Nullable Node node, Verdict verdict, List<Long> limits) {

    /** The condition's truth for a code, number or truth; a number may be unknown. */
    interface Verdict {
        byte of(long value, boolean known);
    }

    /** What two judgements must share to be looked up together. */
    record Source(@Nullable ColumnName column, @Nullable Node node) {}

    Source source() {
        return new Source(column, node);
    }

    /** The parts of a condition that must all hold. */
    static List<Judgement> all(Node condition, Frame entries) {
        List<Judgement> parts = new ArrayList<>();
        collect(condition, entries, parts);
        return parts;
    }

    private static void collect(Node condition, Frame entries, List<Judgement> parts) {
        if (condition instanceof Computed computed && computed.kernel() instanceof Logic.And) {
            computed.inputs().forEach(input -> collect(input, entries, parts));
        } else if (!condition.isAlways(Vector.TRUE)) {
            Judgement single = of(condition, entries);
            parts.add(single == null ? ofTruth(condition) : single);
        }
    }

    private static Judgement ofTruth(Node condition) {
        return new Judgement(null, condition, (truth, known) -> (byte) truth, List.of());
    }

    private static @Nullable Judgement of(Node condition, Frame entries) {
        if (condition instanceof Lifted lifted && lifted.way() == Lifted.Way.CODE && lifted.frame() == entries) {
            Vector codes = lifted.source().fixed;
            return codes == null || codes.truth.length > Byte.MAX_VALUE + 24
                    ? null
                    : new Judgement(
                            lifted.source().frame().column(),
                            null,
                            (code, known) -> codes.truth[(int) code],
                            List.of());
        }
        if (!(condition instanceof Computed computed) || computed.frame() != entries) {
            return null;
        }
        if (computed.kernel() instanceof Comparing.Numbers comparing) {
            return compared(
                    comparing, computed.inputs().get(0), computed.inputs().get(1), entries);
        }
        if (computed.kernel() instanceof Logic.Change change) {
            Judgement inner = of(computed.inputs().get(0), entries);
            return inner == null
                    ? null
                    : new Judgement(
                            inner.column,
                            inner.node,
                            (value, known) -> change.of(inner.verdict.of(value, known)),
                            inner.limits);
        }
        boolean logic = computed.kernel() instanceof Logic.And || computed.kernel() instanceof Logic.Or;
        return logic ? joined(computed, entries) : null;
    }

    private static @Nullable Judgement joined(Computed computed, Frame entries) {
        Judgement left = of(computed.inputs().get(0), entries);
        Judgement right = of(computed.inputs().get(1), entries);
        if (left == null || right == null || !left.source().equals(right.source())) {
            return null;
        }
        boolean and = computed.kernel() instanceof Logic.And;
        List<Long> limits = new ArrayList<>(left.limits);
        limits.addAll(right.limits);
        return new Judgement(
                left.column,
                left.node,
                (value, known) -> {
                    byte first = left.verdict.of(value, known);
                    byte second = right.verdict.of(value, known);
                    return (byte) (and ? first & second : first | second);
                },
                limits);
    }

    private static @Nullable Judgement compared(Comparing.Numbers comparing, Node left, Node right, Frame entries) {
        Vector limit = right.fixed;
        boolean usable = left.frame() == entries
                && right.isConstant()
                && limit != null
                && limit.whole
                && limit.numbers[0] < Long.MAX_VALUE;
        if (!usable || limit == null) {
            return null;
        }
        long constant = limit.numbers[0];
        return new Judgement(
                null,
                left,
                (value, known) -> !known
                        ? Vector.UNKNOWN
                        : comparing.relation().holds(Long.compare(value, constant)) ? Vector.TRUE : Vector.FALSE,
                List.of(constant, constant + 1));
    }
}
