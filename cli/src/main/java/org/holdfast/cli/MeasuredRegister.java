package org.holdfast.cli;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.holdfast.column.Column;
import org.holdfast.column.StringColumn;
import org.holdfast.engine.AssessedBatch;
import org.holdfast.engine.BatchWork;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/**
 * The households of a register, each with an output fact of a pack as its income. A household weighs one, or as many persons as
 * the pack's output fact {@code size} counts in it, and without such a fact as many as it has.
 */
final class MeasuredRegister {
    private static final String SIZE = "size";
    private static final List<String> OF_ASSESSMENT = List.of("level", "category");
    private final Pack pack;
    private final LocalDate asOf;
    private final int income;
    private final int size;
    private final boolean households;
    private final List<String> groupings;

    MeasuredRegister(Pack pack, LocalDate asOf, String income, boolean households, List<String> groupings)
            throws Failure {
        this.pack = pack;
        this.asOf = asOf;
        this.income = pack.outputs().stream().map(Fact::id).toList().indexOf(income);
        this.size = pack.outputs().stream().map(Fact::id).toList().indexOf(SIZE);
        this.households = households;
        this.groupings = groupings;
        if (this.income < 0) {
            throw new Failure(
                    Failure.USAGE,
                    "holdfast: pack " + pack.id() + " puts out no fact '" + income + "': it has "
                            + String.join(
                                    ", ", pack.outputs().stream().map(Fact::id).toList()));
        }
    }

    void read(OpenRegister register, MeasuredIntake intake, Terminal terminal)
            throws Failure, IOException, Unassessable {
        ColumnarAssessor assessor = ColumnarAssessor.open(
                register.snapshot(),
                pack,
                asOf,
                ColumnarAssessor.Settings.standard().withoutCosts());
        String[][] labels = labels(assessor.places());
        long[] done = {0};
        assessor.runWithoutIds(() -> new Work(assessor, labels), made -> {
            made.giveTo(intake);
            done[0] += made.count;
            terminal.progress("measuring", done[0], assessor.households());
        });
        terminal.done();
    }

    /** For each grouping by places, the group of each place; null for a grouping by the assessment. */
    private String[][] labels(Places places) throws Failure {
        String[][] labels = new String[groupings.size()][];
        Column names = places.table().find("name").orElse(null);
        for (int i = 0; i < labels.length; i++) {
            String grouping = groupings.get(i);
            if (OF_ASSESSMENT.contains(grouping)) {
                labels[i] = new String[0];
                continue;
            }
            labels[i] = new String[places.count()];
            boolean found = false;
            for (int place = 0; place < labels[i].length; place++) {
                int enclosing = places.enclosing(place)
                        .filter(each -> places.level(each).equals(grouping))
                        .findFirst()
                        .orElse(-1);
                found |= enclosing >= 0;
                labels[i][place] = enclosing < 0 ? "" : label(places, names, enclosing);
            }
            if (!found) {
                throw new Failure(
                        Failure.USAGE,
                        "holdfast: --by: no place of the register has the level '" + grouping + "': expected one of "
                                + String.join(", ", levels(places)) + ", or level or category of the assessment");
            }
        }
        return labels;
    }

    private static String label(Places places, @Nullable Column names, int place) {
        return names instanceof StringColumn texts && texts.isKnown(place)
                ? places.id(place) + " " + texts.get(place)
                : places.id(place);
    }

    private static List<String> levels(Places places) {
        return IntStream.range(0, places.count())
                .mapToObj(places::level)
                .distinct()
                .sorted()
                .toList();
    }

    /** One thread's households of a stretch, in columns. */
    private final class Work implements BatchWork<Work> {
        private final ColumnarAssessor assessor;
        private final String[][] labels;
        private final double unit;
        private double[] incomes = new double[4096];
        private int[] weights = new int[4096];
        private String[] groups = new String[4096 * Math.max(1, groupings.size())];
        private int count;

        Work(ColumnarAssessor assessor, String[][] labels) {
            this.assessor = assessor;
            this.labels = labels;
            this.unit = pack.outputs().get(income).type() == Type.Scalar.MONEY
                    ? assessor.currency().scale()
                    : 1;
        }

        @Override
        public void work(AssessedBatch batch) {
            reserve(count + batch.households());
            boolean decimal = pack.outputs().get(income).type() == Type.Scalar.DOUBLE;
            for (int i = 0; i < batch.households(); i++) {
                double found = decimal ? batch.decimal(income, i) : batch.number(income, i) / unit;
                incomes[count] = batch.isKnown(income, i) ? found : Double.NaN;
                weights[count] = households ? 1 : persons(batch, i);
                for (int g = 0; g < labels.length; g++) {
                    groups[count * labels.length + g] = group(batch, g, i);
                }
                count++;
            }
        }

        private int persons(AssessedBatch batch, int household) {
            if (size < 0) {
                return batch.persons(household);
            }
            return batch.isKnown(size, household) ? (int) batch.number(size, household) : 0;
        }

        private String group(AssessedBatch batch, int grouping, int household) {
            String name = groupings.get(grouping);
            String found = name.equals("level")
                    ? AssessedBatch.at(assessor.decisions().levels(), batch.level(household))
                    : name.equals("category")
                            ? AssessedBatch.at(assessor.decisions().categories(), batch.category(household))
                            : labels[grouping][batch.places()[household]];
            return found == null ? "" : found;
        }

        private void reserve(int wanted) {
            if (wanted > incomes.length) {
                int capacity = Math.max(wanted, incomes.length * 2);
                incomes = Arrays.copyOf(incomes, capacity);
                weights = Arrays.copyOf(weights, capacity);
                groups = Arrays.copyOf(groups, capacity * Math.max(1, labels.length));
            }
        }

        @Override
        public Work take() {
            Work taken = new Work(assessor, labels);
            taken.incomes = incomes;
            taken.weights = weights;
            taken.groups = groups;
            taken.count = count;
            incomes = new double[4096];
            weights = new int[4096];
            groups = new String[4096 * Math.max(1, groupings.size())];
            count = 0;
            return taken;
        }

        void giveTo(MeasuredIntake intake) {
            MeasuredPerson person = new MeasuredPerson(labels.length);
            for (int row = 0; row < count; row++) {
                person.income = incomes[row];
                person.weight = weights[row];
                System.arraycopy(groups, row * labels.length, person.groups, 0, labels.length);
                intake.add(person);
            }
        }
    }
}
