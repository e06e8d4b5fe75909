package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/**
 * What came of carrying out a pack: the answers, or why the register cannot be assessed.
 *
 * @param answers null when the register cannot be assessed
 * @param refusal empty when it can
 */
record Outcome(Pack pack, @Nullable Answers answers, String refusal) {
    static Outcome of(Executor executor, Register register, Pack pack, LocalDate asOf) {
        try {
            return new Outcome(pack, executor.carryOut(register, pack, asOf), "");
        } catch (Unassessable expectedNowAndThen) {
            return new Outcome(pack, null, String.valueOf(expectedNowAndThen.getMessage()));
        }
    }

    /** The first thing that is otherwise in another outcome, in words. */
    Optional<String> difference(Outcome other) {
        Answers mine = answers;
        Answers others = other.answers;
        if (mine == null || others == null) {
            return isRefusedLike(other) ? Optional.empty() : Optional.of(text("the refusal", refusal, other.refusal));
        }
        if (mine.assessments().size() != others.assessments().size()) {
            return Optional.of(mine.assessments().size() + " households, not "
                    + others.assessments().size());
        }
        return pack.population().stream()
                .map(figure -> difference(figure, mine, others))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> IntStream.range(0, mine.assessments().size())
                        .mapToObj(i -> difference(
                                mine.assessments().get(i), others.assessments().get(i)))
                        .flatMap(Optional::stream)
                        .findFirst());
    }

    /** Whether both say the same, of which one may say more. */
    private boolean isRefusedLike(Outcome other) {
        return answers == other.answers && (refusal.startsWith(other.refusal) || other.refusal.startsWith(refusal));
    }

    private static Optional<String> difference(PopulationFigure figure, Answers mine, Answers others) {
        List<PopulationValue> left = values(figure, mine);
        List<PopulationValue> right = values(figure, others);
        return left.equals(right)
                ? Optional.empty()
                : Optional.of(text("the population figure " + figure.id(), left, right));
    }

    private static List<PopulationValue> values(PopulationFigure figure, Answers answers) {
        return answers.population().stream()
                .filter(value -> value.figure().equals(figure.id()))
                .toList();
    }

    private Optional<String> difference(Assessment one, Assessment other) {
        return differenceOfHouseholds(one, other).map(text -> "household " + one.householdId() + ": " + text);
    }

    private Optional<String> differenceOfHouseholds(Assessment one, Assessment other) {
        for (int i = 0; i < one.outputs().size(); i++) {
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
