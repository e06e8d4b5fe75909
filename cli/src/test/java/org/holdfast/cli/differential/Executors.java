package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Register;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.pack.Pack;

/** The ways to carry out a pack that must agree. */
final class Executors {
    private Executors() {}

    /** All of them by name, the reference first. */
    static Map<String, Executor> all(SqlExecutor sql) {
        Map<String, Executor> executors = new LinkedHashMap<>();
        executors.put("interpreter", Executors::interpreted);
        executors.put("interpreter that is listened to", Executors::listenedTo);
        executors.put("interpreter, one household at a time", Executors::oneAtATime);
        executors.put("SQL", sql);
        return executors;
    }

    private static List<Assessment> interpreted(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        List<Assessment> assessments = new ArrayList<>();
        ReferenceAssessor.open(register, pack, asOf).assessAll(assessments::add);
        return assessments;
    }

    /** With somebody listening nothing is cut short. */
    private static List<Assessment> listenedTo(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        ReferenceAssessor assessor = ReferenceAssessor.open(register, pack, asOf);
        List<Assessment> assessments = new ArrayList<>();
        for (int household : assessor.register().inOrderOfId()) {
            assessments.add(assessor.assess(household, Map.of(), (expression, value) -> {}));
        }
        return assessments;
    }

    /** Each household by its identifier, with the population figures of an earlier run. */
    private static List<Assessment> oneAtATime(Register register, Pack pack, LocalDate asOf) throws Unassessable {
        ReferenceAssessor earlier = ReferenceAssessor.open(register, pack, asOf);
        ReferenceAssessor assessor = ReferenceAssessor.open(register, pack, asOf, earlier.population());
        List<Assessment> assessments = new ArrayList<>();
        for (int household : assessor.register().inOrderOfId()) {
            assessments.add(
                    assessor.assess(assessor.register().householdId(household)).orElseThrow());
        }
        return assessments;
    }
}
