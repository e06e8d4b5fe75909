package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * What came of carrying out a pack: the assessments, or that the register cannot be assessed.
 *
 * @param assessments null when the register cannot be assessed
 */
record Outcome(Pack pack, @Nullable List<Assessment> assessments) {
    static Outcome of(Executor executor, Register register, Pack pack, LocalDate asOf) {
        try {
            return new Outcome(pack, executor.assess(register, pack, asOf));
        } catch (Unassessable expectedNowAndThen) {
            return new Outcome(pack, null);
        }
    }

    /** The first thing that is otherwise in another outcome, in words. */
    Optional<String> difference(Outcome other) {
        List<Assessment> mine = assessments;
        List<Assessment> others = other.assessments;
        if (mine == null || others == null) {
            return mine == others ? Optional.empty() : Optional.of("only one says that it cannot be assessed");
        }
        if (mine.size() != others.size()) {
            return Optional.of(mine.size() + " households, not " + others.size());
        }
        return IntStream.range(0, mine.size())
                .mapToObj(i -> difference(mine.get(i), others.get(i))
                        .map(text -> "household " + mine.get(i).householdId() + ": " + text))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Optional<String> difference(Assessment one, Assessment other) {
        for (int i = 0; i < pack.outputs().size(); i++) {
            Object left = one.outputs().get(i);
            Object right = other.outputs().get(i);
            if (!same(left, right)) {
                return Optional.of(text(pack.outputs().get(i).source(), left, right));
            }
        }
        for (int i = 0; i < pack.indicators().size(); i++) {
            if (one.indicators().get(i) != other.indicators().get(i)) {
                return Optional.of(text(
                        pack.indicators().get(i).written(),
                        one.indicators().get(i),
                        other.indicators().get(i)));
            }
        }
        String left = rest(one);
        String right = rest(other);
        return left.equals(right) ? Optional.empty() : Optional.of(text("the decisions", left, right));
    }

    private static String text(String what, @Nullable Object left, @Nullable Object right) {
        return what + "\n  is " + left + ", not " + right;
    }

    /** Whether two values are the same; nobody can tell zero from negative zero. */
    static boolean same(@Nullable Object left, @Nullable Object right) {
        return left instanceof Double a && right instanceof Double b
                ? a.doubleValue() == b.doubleValue()
                : Objects.equals(left, right);
    }

    private static String rest(Assessment assessment) {
        return new Assessment(
                        assessment.householdId(),
                        assessment.place(),
                        assessment.level(),
                        assessment.category(),
                        assessment.causes(),
                        List.of(),
                        assessment.score(),
                        assessment.verify(),
                        assessment.measures(),
                        List.of())
                .toString();
    }
}
