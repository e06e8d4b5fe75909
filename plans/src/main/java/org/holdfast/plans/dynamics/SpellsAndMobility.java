package org.holdfast.plans.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.dynamics.LigonSchechter;
import org.holdfast.measures.dynamics.Mobility;
import org.holdfast.measures.dynamics.SpellSurvival;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.Sample;
import tools.jackson.databind.JsonNode;

/**
 * Cases of spells, of risk and of mobility. {@code spells} says non-poverty for spells out of poverty, {@code weights: no}
 * counts each spell once. {@code survival} adds the standard errors of the survivor function: Greenwood's for spells that
 * count once, those of the design for weighted ones, or as {@code variance} says. Mobility is between {@code groups} of the
 * first and the last period, five unless the options say another number or quartile, decile and so on.
 */
public final class SpellsAndMobility implements Family {
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");
    private static final Map<String, Integer> GROUPS =
            Map.of("tercile", 3, "tertile", 3, "quartile", 4, "quintile", 5, "decile", 10);
    private static final double USUAL_FLOOR = 0.05;
    private static final int USUAL_GROUPS = 5;

    @Override
    public Set<String> methods() {
        return Set.of("spell_hazard", "survival", "ligon_schechter", "mobility_matrix", "mobility_index");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        PanelTable table = new PanelTable(planned);
        return switch (planned.method()) {
            case "spell_hazard", "survival" -> spells(planned, table);
            case "ligon_schechter" -> risk(planned, table);
            case "mobility_matrix" ->
                Outcome.of(List.of(mobility(planned, table).matrix()));
            default -> Outcome.of(mobility(planned, table).shorrocks());
        };
    }

    private static Outcome spells(PlanCase planned, PanelTable table) throws Refused, Undefined {
        JsonNode weights = planned.option("weights");
        boolean weighted = weights.isBoolean()
                ? weights.asBoolean()
                : !planned.text("weights", "yes").equals("no");
        String kind = planned.text("spells", "poverty");
        boolean ofPoverty = !kind.matches("(?i).*(non-?pover|non-?poor|not poor|out of poverty).*");
        SpellSurvival survival = new SpellSurvival(
                table.panel(),
                PovertyDynamics.line(planned),
                ofPoverty,
                weighted,
                table.sample().domain());
        Map<String, double[]> figures = new LinkedHashMap<>();
        figures.put("duration", each(survival, duration -> duration));
        figures.put("at_risk", each(survival, survival::atRisk));
        figures.put("exits", each(survival, survival::ends));
        figures.put("hazard", each(survival, survival::hazard));
        figures.put("survivor", each(survival, survival::survivor));
        Outcome outcome = Outcome.of(figures);
        return planned.method().equals("survival") ? withErrors(planned, outcome, survival, weighted, table) : outcome;
    }

    private static Outcome withErrors(
            PlanCase planned, Outcome outcome, SpellSurvival survival, boolean weighted, PanelTable table)
            throws Refused, Undefined {
        String variance = planned.text("variance", weighted ? "design" : "greenwood");
        if (variance.equals("greenwood")) {
            return outcome.withStandardError(Map.of("survivor", each(survival, survival::greenwood)));
        }
        if (!variance.equals("design") || !weighted) {
            throw new Refused("Option 'variance' is '" + variance + "': expected greenwood, or design with weights");
        }
        Sample sample = table.sample();
        List<Linearised> survivors = IntStream.rangeClosed(1, survival.durations())
                .mapToObj(survival::linearised)
                .toList();
        Outcome linearised = sample.outcome(survivors, -1);
        Object errors = linearised.standardError();
        return errors == null
                ? outcome.withExtras(linearised.extras())
                : outcome.withStandardError(Map.of("survivor", errors));
    }

    private static double[] each(SpellSurvival survival, OfDuration figure) {
        return IntStream.rangeClosed(1, survival.durations())
                .mapToDouble(figure::of)
                .toArray();
    }

    private static Outcome risk(PlanCase planned, PanelTable table) throws Refused, Undefined {
        LigonSchechter measure = new LigonSchechter(
                table.panel(),
                table.explaining(),
                planned.number("line"),
                planned.number("gamma"),
                floor(planned),
                table.sample().domain());
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("vulnerability", measure.vulnerability());
        figures.put("poverty", measure.poverty());
        figures.put("aggregate_risk", measure.aggregateRisk());
        figures.put("idiosyncratic_risk", measure.idiosyncraticRisk());
        figures.put("unexplained_risk", measure.unexplainedRisk());
        double[] beta = measure.beta();
        if (beta.length > 0) {
            figures.put("beta", beta.length == 1 ? (Object) beta[0] : beta);
        }
        figures.put("n_floored", (double) measure.floored());
        return Outcome.of(figures, measure.households());
    }

    /** A number, or the first number in a sentence that says what is floored. */
    private static double floor(PlanCase planned) {
        JsonNode floor = planned.option("floor");
        if (floor.isNumber()) {
            return floor.asDouble();
        }
        Matcher number = NUMBER.matcher(floor.asString(""));
        return number.find() ? Double.parseDouble(number.group()) : USUAL_FLOOR;
    }

    private static Mobility mobility(PlanCase planned, PanelTable table) throws Refused, Undefined {
        int groups = (int) planned.number("groups", 0);
        for (Map.Entry<String, Integer> named : GROUPS.entrySet()) {
            groups = groups == 0 && !planned.option(named.getKey()).isMissingNode() ? named.getValue() : groups;
        }
        int last = table.panel().periods() - 1;
        if (last < 1) {
            throw new Undefined("Mobility needs two periods, got " + (last + 1));
        }
        return new Mobility(
                table.panel(),
                0,
                last,
                groups == 0 ? USUAL_GROUPS : groups,
                table.sample().domain());
    }

    private interface OfDuration {
        double of(int duration);
    }
}
