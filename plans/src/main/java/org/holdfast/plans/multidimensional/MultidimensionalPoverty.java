package org.holdfast.plans.multidimensional;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.multidimensional.AlkireFosterEstimates;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.Sample;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Cases of Alkire-Foster measures, {@code mpi.H} and so on. A method of one indicator or dimension is about the one that the
 * option {@code indicator} or {@code dimension} names, or that the case's id ends with ({@code survey.hjk.sanitation}), and
 * else about each. {@code mpi.subgroup} is about the case's domain, or about each value of the column that the option
 * {@code by} names.
 */
public final class MultidimensionalPoverty implements Family {
    private static final Set<String> METHODS = Set.of(
            "mpi.H",
            "mpi.A",
            "mpi.M0",
            "mpi.M1",
            "mpi.M2",
            "mpi.G",
            "mpi.S",
            "mpi.HAM0",
            "mpi.score",
            "mpi.score_mean",
            "mpi.hj",
            "mpi.hjk",
            "mpi.contrib",
            "mpi.contrib_dim",
            "mpi.subgroup",
            "mpi.R0",
            "mpi.cramers_v");

    @Override
    public Set<String> methods() {
        return METHODS;
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        Indicators indicators = new Indicators(planned);
        Sample sample = Sample.of(planned, indicators.table());
        AlkireFosterEstimates estimates = new AlkireFosterEstimates(
                indicators.deprivations(), indicators.cutoff(), sample.design().weights());
        boolean[] part = sample.domain();
        int rows = estimates.households(part);
        return switch (planned.method()) {
            case "mpi.H" -> sample.outcome(estimates.headcount(part), rows);
            case "mpi.A" -> sample.outcome(estimates.intensity(part), rows);
            case "mpi.M0" -> sample.outcome(estimates.adjustedHeadcount(part), rows);
            case "mpi.M1" -> sample.outcome(estimates.adjustedGap(indicators.gaps(), 1, part), rows);
            case "mpi.M2" -> sample.outcome(estimates.adjustedGap(indicators.gaps(), 2, part), rows);
            case "mpi.G" -> sample.outcome(estimates.averageGap(indicators.gaps(), 1, part), rows);
            case "mpi.S" -> sample.outcome(estimates.averageGap(indicators.gaps(), 2, part), rows);
            case "mpi.HAM0" -> sample.outcome(three(estimates, part), rows);
            case "mpi.score" -> Outcome.of(scores(estimates, part), rows);
            case "mpi.score_mean" -> sample.outcome(estimates.meanScore(part), rows);
            case "mpi.subgroup" -> subgroups(planned, estimates, sample);
            case "mpi.R0", "mpi.cramers_v" -> redundancy(planned, indicators, estimates, part);
            case "mpi.contrib_dim" -> dimensions(planned, indicators, estimates, sample, rows);
            default -> eachIndicator(planned, indicators, estimates, sample, rows);
        };
    }

    private static Map<String, Linearised> three(AlkireFosterEstimates estimates, boolean[] part) throws Undefined {
        Map<String, Linearised> three = new LinkedHashMap<>();
        three.put("H", estimates.headcount(part));
        three.put("A", estimates.intensity(part));
        three.put("M0", estimates.adjustedHeadcount(part));
        return three;
    }

    private static double[] scores(AlkireFosterEstimates estimates, boolean[] part) {
        double[] scores = estimates.scores();
        return IntStream.range(0, part.length)
                .filter(row -> part[row])
                .mapToDouble(row -> scores[row])
                .toArray();
    }

    private static Outcome eachIndicator(
            PlanCase planned, Indicators indicators, AlkireFosterEstimates estimates, Sample sample, int rows)
            throws Refused, Undefined {
        String one = asked(planned, "indicator", indicators.names());
        if (one != null) {
            return sample.outcome(ofIndicator(planned, indicators.place(one), estimates, sample.domain()), rows);
        }
        List<Linearised> each = new ArrayList<>();
        for (int j = 0; j < indicators.names().size(); j++) {
            each.add(ofIndicator(planned, j, estimates, sample.domain()));
        }
        return sample.outcome(each, rows);
    }

    private static Linearised ofIndicator(
            PlanCase planned, int indicator, AlkireFosterEstimates estimates, boolean[] part) throws Undefined {
        return switch (planned.method()) {
            case "mpi.hj" -> estimates.uncensoredHeadcount(indicator, part);
            case "mpi.hjk" -> estimates.censoredHeadcount(indicator, part);
            default -> estimates.contribution(new int[] {indicator}, part);
        };
    }

    private static Outcome dimensions(
            PlanCase planned, Indicators indicators, AlkireFosterEstimates estimates, Sample sample, int rows)
            throws Refused, Undefined {
        Map<String, Linearised> each = new LinkedHashMap<>();
        for (Map.Entry<String, List<Integer>> dimension :
                indicators.dimensions().entrySet()) {
            int[] members =
                    dimension.getValue().stream().mapToInt(Integer::intValue).toArray();
            each.put(dimension.getKey(), estimates.contribution(members, sample.domain()));
        }
        String one = asked(planned, "dimension", each.keySet());
        Linearised single = one == null ? null : each.get(one);
        return single == null ? sample.outcome(each, rows) : sample.outcome(single, rows);
    }

    /** Which of some names the case is about: the option's, or the longest that the case's id ends with; null for each. */
    private static @Nullable String asked(PlanCase planned, String option, Iterable<String> names) throws Refused {
        JsonNode named = planned.option(option);
        String found = null;
        for (String name : names) {
            boolean asked = named.isString()
                    ? named.asString().equals(name)
                    : planned.id().endsWith("." + name) && (found == null || name.length() > found.length());
            found = asked ? name : found;
        }
        if (named.isString() && found == null) {
            throw new Refused("Option '" + option + "' is '" + named.asString() + "': expected one of "
                    + String.join(", ", names));
        }
        return found;
    }

    private static Outcome subgroups(PlanCase planned, AlkireFosterEstimates estimates, Sample sample)
            throws Refused, Undefined {
        String by = planned.text("by", "");
        if (by.isEmpty()) {
            return subgroup(estimates, sample, sample.domain(), sample.everybody());
        }
        @Nullable String[] groups = sample.table().texts(by);
        Map<String, Object> values = new LinkedHashMap<>();
        Map<String, Object> errors = new LinkedHashMap<>();
        for (String group : named(groups)) {
            boolean[] part = sample.domain().clone();
            for (int row = 0; row < part.length; row++) {
                part[row] &= group.equals(groups[row]);
            }
            if (estimates.households(part) > 0) {
                Outcome outcome = subgroup(estimates, sample, part, sample.domain());
                values.put(group, outcome.value());
                if (outcome.standardError() != null) {
                    errors.put(group, outcome.standardError());
                }
            }
        }
        Outcome all = Outcome.of(values, estimates.households(sample.domain()));
        return errors.isEmpty() ? all : all.withStandardError(errors);
    }

    private static Set<String> named(@Nullable String[] groups) {
        Set<String> named = new LinkedHashSet<>();
        for (String group : groups) {
            if (group != null) {
                named.add(group);
            }
        }
        return named;
    }

    /** A part of a whole; where nobody of the whole is poor the part's contribution is left out, with a remark. */
    private static Outcome subgroup(AlkireFosterEstimates estimates, Sample sample, boolean[] part, boolean[] whole)
            throws Undefined {
        Map<String, Linearised> figures = new LinkedHashMap<>();
        figures.put("pop_share", estimates.populationShare(part, whole));
        figures.put("M0", estimates.adjustedHeadcount(part));
        figures.put("H", estimates.headcount(part));
        int rows = estimates.households(part);
        try {
            figures.put("contribution", estimates.contributionOf(part, whole));
        } catch (Undefined e) {
            return sample.outcome(figures, rows)
                    .withExtras(Map.of("contribution_undefined", String.valueOf(e.getMessage())));
        }
        return sample.outcome(figures, rows);
    }

    private static Outcome redundancy(
            PlanCase planned, Indicators indicators, AlkireFosterEstimates estimates, boolean[] part)
            throws Refused, Undefined {
        boolean censored = planned.option("censored").asBoolean(false);
        JsonNode pair = planned.option("pair");
        if (pair.isArray() && pair.size() == 2) {
            int first = indicators.place(pair.get(0).asString());
            int second = indicators.place(pair.get(1).asString());
            return Outcome.of(
                    redundancy(planned, estimates, first, second, censored, part), estimates.households(part));
        }
        List<double[]> rows = new ArrayList<>();
        for (int first = 0; first < indicators.names().size(); first++) {
            double[] row = new double[indicators.names().size()];
            for (int second = 0; second < row.length; second++) {
                row[second] = redundancy(planned, estimates, first, second, censored, part);
            }
            rows.add(row);
        }
        return Outcome.of(rows, estimates.households(part));
    }

    private static double redundancy(
            PlanCase planned, AlkireFosterEstimates estimates, int first, int second, boolean censored, boolean[] part)
            throws Undefined {
        var redundancy = estimates.redundancy(first, second, censored, part);
        return planned.method().equals("mpi.R0") ? redundancy.value() : redundancy.cramersV();
    }
}
