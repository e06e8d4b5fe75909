package org.holdfast.plans.decomposition;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleFunction;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.decomposition.FgtDecomposition;
import org.holdfast.measures.decomposition.GrowthInequalityLine;
import org.holdfast.measures.decomposition.GrowthRedistribution;
import org.holdfast.measures.decomposition.SectoralDecomposition;
import org.holdfast.measures.income.SortedIncomes;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.income.IncomeOptions;
import org.jspecify.annotations.Nullable;

/** What is behind a change of poverty between two periods. */
public final class PeriodComparisons implements Family {
    @Override
    public Set<String> methods() {
        return Set.of("growth_redistribution", "growth_inequality_line", "sectoral_decomposition");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        return Outcome.of(
                switch (planned.method()) {
                    case "growth_redistribution" -> redistribution(planned);
                    case "growth_inequality_line" -> movingLine(planned);
                    default -> sectors(planned);
                });
    }

    private static Map<String, Object> redistribution(PlanCase planned) throws Refused, Undefined {
        Periods periods = Periods.of(planned, GroupColumn.NONE);
        GrowthRedistribution parts = GrowthRedistribution.between(
                periods.first().sorted(),
                periods.second().sorted(),
                Wording.line(planned, periods.first()),
                index(planned));
        Map<String, Object> shapley = new LinkedHashMap<>();
        shapley.put("growth", parts.shapleyGrowth());
        shapley.put("redistribution", parts.shapleyRedistribution());
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("change", parts.change());
        value.put("base", parts(parts.base()));
        value.put("end", parts(parts.end()));
        value.put("shapley", shapley);
        return value;
    }

    private static DoubleFunction<Fgt> index(PlanCase planned) throws Refused {
        double alpha = Wording.alpha(planned);
        PoorIf poorIf = IncomeOptions.poorIf(planned);
        return line -> new Fgt(line, alpha, poorIf);
    }

    private static Map<String, Object> parts(GrowthRedistribution.Parts parts) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("growth", parts.growth());
        value.put("redistribution", parts.redistribution());
        value.put("residual", parts.residual());
        return value;
    }

    private static Map<String, Object> movingLine(PlanCase planned) throws Refused, Undefined {
        Periods periods = Periods.of(planned, GroupColumn.NONE);
        SortedIncomes first = periods.first().sorted();
        SortedIncomes second = periods.second().sorted();
        boolean moving = !planned.option("line1").isMissingNode();
        double firstLine = moving ? planned.number("line1") : Wording.line(planned, periods.first());
        double secondLine = moving ? planned.number("line2") : Wording.line(planned, periods.second());
        GrowthInequalityLine parts = GrowthInequalityLine.between(first, second, firstLine, secondLine, index(planned));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("change", parts.change());
        value.put("growth", parts.growth());
        value.put("inequality", parts.inequality());
        value.put("line", parts.line());
        return value;
    }

    private static Map<String, Object> sectors(PlanCase planned) throws Refused, Undefined {
        GroupColumn column = GroupColumn.of(planned);
        Periods periods = Periods.of(planned, column);
        double line = Wording.line(planned, periods.first());
        SectoralDecomposition parts = SectoralDecomposition.between(
                groups(planned, column, periods.first(), line), groups(planned, column, periods.second(), line));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("change", parts.change());
        value.put("intrasectoral", parts.intrasectoral());
        value.put("population_shift", parts.populationShift());
        value.put("interaction", parts.interaction());
        value.put("by_group", parts.byGroup());
        return value;
    }

    private static Map<String, FgtDecomposition.Group> groups(
            PlanCase planned, GroupColumn column, Population population, double line) throws Refused, Undefined {
        FgtDecomposition parts = new FgtDecomposition(line, Wording.alpha(planned), IncomeOptions.poorIf(planned));
        @Nullable String[] names = column.texts(population.table());
        for (int row = 0; row < names.length; row++) {
            String name = names[row];
            if (name != null) {
                parts.accept(name, population.incomes()[row], population.weights()[row]);
            }
        }
        return parts.groups();
    }
}
