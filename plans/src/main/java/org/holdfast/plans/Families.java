package org.holdfast.plans;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.measures.Undefined;
import org.holdfast.plans.area.AreaLevelModels;
import org.holdfast.plans.area.DirectEstimates;
import org.holdfast.plans.area.EllPrediction;
import org.holdfast.plans.area.EmpiricalBestPrediction;
import org.holdfast.plans.area.NestedErrorMeans;
import org.holdfast.plans.decomposition.GroupedLorenz;
import org.holdfast.plans.decomposition.Growths;
import org.holdfast.plans.decomposition.Incidences;
import org.holdfast.plans.decomposition.PeriodComparisons;
import org.holdfast.plans.decomposition.PovertyComponents;
import org.holdfast.plans.decomposition.SourceDecompositions;
import org.holdfast.plans.decomposition.SubgroupDecompositions;
import org.holdfast.plans.dynamics.PovertyDynamics;
import org.holdfast.plans.dynamics.PovertyTransitions;
import org.holdfast.plans.dynamics.SpellsAndMobility;
import org.holdfast.plans.income.DistributionFamily;
import org.holdfast.plans.income.InequalityFamily;
import org.holdfast.plans.income.PovertyFamily;
import org.holdfast.plans.multidimensional.MultidimensionalPoverty;
import org.holdfast.plans.place.PlaceFamily;
import org.holdfast.plans.place.SectorFamily;
import org.holdfast.plans.survey.DesignEffects;
import org.holdfast.plans.survey.IncomeStatistics;
import org.holdfast.plans.survey.ReplicatedMeasures;
import org.holdfast.plans.survey.SurveyContrasts;
import org.holdfast.plans.survey.SurveyEstimates;
import org.holdfast.plans.survey.SurveyQuantiles;
import org.holdfast.plans.survey.SurveyRegressions;
import org.holdfast.plans.survey.SurveyShares;
import org.holdfast.plans.targeting.BudgetFamily;
import org.holdfast.plans.targeting.ProxyMeansFamily;
import org.holdfast.plans.targeting.ScoreFamily;
import org.holdfast.plans.targeting.TargetingFamily;
import org.holdfast.plans.vulnerability.ExpectedPovertyCases;
import org.holdfast.plans.vulnerability.TwoLevelCases;

/** Every method that a plan may name. */
public final class Families {
    private static final List<Family> ALL = List.of(
            new SubgroupDecompositions(),
            new PovertyComponents(),
            new SourceDecompositions(),
            new PeriodComparisons(),
            new Growths(),
            new Incidences(),
            new GroupedLorenz(),
            new SurveyEstimates(),
            new SurveyShares(),
            new SurveyQuantiles(),
            new SurveyContrasts(),
            new DesignEffects(),
            new SurveyRegressions(),
            new IncomeStatistics(),
            new DistributionFamily(),
            new PovertyFamily(),
            new InequalityFamily(),
            new MultidimensionalPoverty(),
            new PovertyDynamics(),
            new PovertyTransitions(),
            new SpellsAndMobility(),
            new TargetingFamily(),
            new BudgetFamily(),
            new ScoreFamily(),
            new ProxyMeansFamily(),
            new PlaceFamily(),
            new SectorFamily(),
            new AreaLevelModels(),
            new NestedErrorMeans(),
            new EmpiricalBestPrediction(),
            new EllPrediction(),
            new DirectEstimates(),
            new ExpectedPovertyCases(),
            new TwoLevelCases());

    private final Map<String, List<Family>> byMethod = new TreeMap<>();

    public Families() {
        for (Family family : ALL) {
            family.methods()
                    .forEach(method -> byMethod.computeIfAbsent(method, absent -> new ArrayList<>())
                            .add(family));
        }
    }

    /**
     * Measures one case.
     *
     * @throws Refused when the method is not known or the case lacks something
     * @throws Undefined when the measure has no value for these data
     */
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        List<Family> families = byMethod.get(named(planned.method()));
        if (families == null) {
            throw new Refused("Unknown method '" + planned.method() + "': expected one of "
                    + String.join(", ", byMethod.keySet()));
        }
        boolean replicated = ReplicatedMeasures.asked(planned);
        for (Family family : families) {
            if (family.takes(planned) && (!replicated || family.replicates())) {
                return family.measure(planned);
            }
        }
        if (replicated) {
            return ReplicatedMeasures.measure(planned, this::measure);
        }
        throw new Refused("Method '" + planned.method() + "' of case '" + planned.id()
                + "' lacks the fields that say what to measure: see docs/measures.md");
    }

    /**
     * The method that a case names: that very name, or what is left of it without the last parts, which then say more, as the
     * threshold in {@code vep.share_vulnerable.0.5}.
     */
    private String named(String method) {
        String name = method;
        while (!byMethod.containsKey(name) && name.indexOf('.') != name.lastIndexOf('.')) {
            name = name.substring(0, name.lastIndexOf('.'));
        }
        return name;
    }
}
