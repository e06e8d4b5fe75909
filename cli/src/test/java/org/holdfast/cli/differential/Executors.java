package org.holdfast.cli.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSnapshot;
import org.holdfast.column.Snapshot;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Assessor;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.engine.columnar.ColumnarAssessor.Settings;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;

/** The ways to carry out a pack that must agree. */
final class Executors {
    /** One household or few at a time, so that a small register has many batches, and a whole one at once. */
    private static final List<Settings> SETTINGS =
            List.of(new Settings(1, 1), new Settings(1, 7), new Settings(2, 4096), new Settings(2, 7));

    private Executors() {}

    /** All of them by name, the reference first. */
    static Map<String, Executor> all(SqlExecutor sql) {
        Map<String, Executor> executors = new LinkedHashMap<>();
        executors.put("interpreter", interpreter());
        executors.put("SQL", sql);
        executors.putAll(others());
        return executors;
    }

    /** The reference, and some of the others, which take turns. */
    static Map<String, Executor> some(long seed, SqlExecutor sql) {
        Map<String, Executor> executors = all(sql);
        if (seed % 2 != 0) {
            executors.remove("SQL");
        }
        List<String> others = List.copyOf(others().keySet());
        for (int i = 0; i < others.size(); i++) {
            if (Math.floorMod(seed - i, 3) != 0) {
                executors.remove(others.get(i));
            }
        }
        return executors;
    }

    static Executor interpreter() {
        return (register, pack, asOf) -> answers(ReferenceAssessor.open(register, pack, asOf));
    }

    private static Map<String, Executor> others() {
        Map<String, Executor> executors = new LinkedHashMap<>();
        executors.put("interpreter that is listened to", Executors::listenedTo);
        executors.put("interpreter, one household at a time", Executors::oneAtATime);
        executors.put("columnar, one household at a time", Executors::oneAtATimeInColumns);
        for (Settings settings : SETTINGS) {
            executors.put("columnar, " + settings, columnar(settings));
        }
        return executors;
    }

    /** The columnar assessor over a snapshot in memory. */
    static Executor columnar(Settings settings) {
        return (register, pack, asOf) ->
                columnar(new RegisterSnapshot(register), settings).carryOut(register, pack, asOf);
    }

    /** The columnar assessor over a snapshot of the register. */
    static Executor columnar(Snapshot snapshot, Settings settings) {
        return (register, pack, asOf) -> answers(open(snapshot, pack, asOf, settings, List.of()));
    }

    private static ColumnarAssessor open(
            Snapshot snapshot, Pack pack, LocalDate asOf, Settings settings, List<PopulationValue> population)
            throws Unassessable {
        try {
            return ColumnarAssessor.open(snapshot, pack, asOf, settings, population);
        } catch (IOException impossible) {
            throw new UncheckedIOException("What is in memory can be read", impossible);
        }
    }

    private static Answers answers(Assessor assessor) {
        List<Assessment> assessments = new ArrayList<>();
        assessor.assessAll(assessments::add);
        return new Answers(assessments, assessor.population());
    }

    /** With somebody listening nothing is cut short. */
    private static Answers listenedTo(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        ReferenceAssessor assessor = ReferenceAssessor.open(register, pack, asOf);
        List<Assessment> assessments = new ArrayList<>();
        for (int household : assessor.register().inOrderOfId()) {
            assessments.add(assessor.assess(household, Map.of(), (expression, value) -> {}));
        }
        return new Answers(assessments, assessor.population());
    }

    /** Each household by its identifier, with the population figures of an earlier run. */
    private static Answers oneAtATime(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        ReferenceAssessor earlier = ReferenceAssessor.open(register, pack, asOf);
        return oneAtATime(ReferenceAssessor.open(register, pack, asOf, earlier.population()), register, asOf);
    }

    private static Answers oneAtATimeInColumns(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        Snapshot snapshot = new RegisterSnapshot(register);
        ColumnarAssessor earlier = open(snapshot, pack, asOf, new Settings(1, 16), List.of());
        return oneAtATime(open(snapshot, pack, asOf, new Settings(1, 16), earlier.population()), register, asOf);
    }

    private static Answers oneAtATime(Assessor assessor, Register register, LocalDate asOf) {
        RegisterOnDate onDate = new RegisterOnDate(register, asOf);
        List<Assessment> assessments = new ArrayList<>();
        for (int household : onDate.inOrderOfId()) {
            assessments.add(assessor.assess(onDate.householdId(household)).orElseThrow());
        }
        return new Answers(assessments, assessor.population());
    }
}
