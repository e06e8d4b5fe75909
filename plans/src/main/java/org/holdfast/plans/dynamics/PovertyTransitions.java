package org.holdfast.plans.dynamics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.dynamics.Transitions;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.Sample;
import org.jspecify.annotations.Nullable;

/**
 * Cases of moves across the line. The periods are those that the options {@code from} and {@code to} name, or those in the
 * last part of the case's id, {@code panel.entry.2_3}; entry and exit that name none are pooled over all neighbouring
 * periods. A rate of nobody is the text {@code NaN} with a remark, and its standard error zero since no row can change it.
 */
public final class PovertyTransitions implements Family {
    /** Two periods, counted from zero. */
    private record Move(int from, int to) {}

    @Override
    public Set<String> methods() {
        return Set.of("transition", "entry_rate", "exit_rate", "pooled_transition", "relapse_rate");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        PanelTable table = new PanelTable(planned);
        Transitions transitions = new Transitions(table.panel(), PovertyDynamics.line(planned));
        Sample sample = table.sample();
        boolean[] part = sample.domain();
        return switch (planned.method()) {
            case "transition" -> sample.outcome(cells(planned, table, transitions), -1);
            case "pooled_transition" -> pooled(transitions, sample);
            case "relapse_rate" -> sample.outcome(transitions.relapse((int) planned.number("within", 1), part), -1);
            default -> rate(planned, table, transitions);
        };
    }

    private static Outcome rate(PlanCase planned, PanelTable table, Transitions transitions) throws Refused, Undefined {
        Move move = find(planned, table);
        boolean[] part = table.sample().domain();
        boolean entry = planned.method().equals("entry_rate");
        Linearised rate;
        try {
            if (move == null) {
                rate = entry ? transitions.entry(part) : transitions.exit(part);
            } else {
                rate = entry
                        ? transitions.entry(move.from(), move.to(), part)
                        : transitions.exit(move.from(), move.to(), part);
            }
        } catch (Undefined e) {
            return Outcome.of(Double.NaN)
                    .withStandardError(0.0)
                    .withExtras(Map.of("undefined", String.valueOf(e.getMessage())));
        }
        return table.sample().outcome(rate, -1);
    }

    private static Map<String, Linearised> cells(PlanCase planned, PanelTable table, Transitions transitions)
            throws Refused, Undefined {
        Move move = find(planned, table);
        if (move == null) {
            throw new Refused("Case '" + planned.id() + "' names no periods: add the options \"from\" and \"to\"");
        }
        Map<String, Linearised> cells = new LinkedHashMap<>();
        for (boolean before : new boolean[] {true, false}) {
            for (boolean after : new boolean[] {true, false}) {
                cells.put(
                        (before ? "p" : "n") + (after ? "p" : "n"),
                        transitions.cell(
                                move.from(),
                                move.to(),
                                before,
                                after,
                                table.sample().domain()));
            }
        }
        return cells;
    }

    private static Outcome pooled(Transitions transitions, Sample sample) throws Undefined {
        boolean[] part = sample.domain();
        Map<String, Linearised> figures = new LinkedHashMap<>();
        Map<String, Object> remarks = new LinkedHashMap<>();
        put("entry", Double.NaN, () -> transitions.entry(part), figures, remarks, part.length);
        put("exit", Double.NaN, () -> transitions.exit(part), figures, remarks, part.length);
        put("steady_state", Double.NaN, () -> transitions.steadyState(part), figures, remarks, part.length);
        boolean nobodyLeaves = Objects.requireNonNull(figures.get("exit")).value() == 0;
        double endless = nobodyLeaves ? Double.POSITIVE_INFINITY : Double.NaN;
        put("expected_spell", endless, () -> transitions.expectedSpell(part), figures, remarks, part.length);
        Outcome outcome = sample.outcome(figures, -1);
        remarks.putAll(outcome.extras());
        return outcome.withExtras(remarks);
    }

    private static void put(
            String name,
            double otherwise,
            Figure figure,
            Map<String, Linearised> figures,
            Map<String, Object> remarks,
            int households) {
        try {
            figures.put(name, figure.find());
        } catch (Undefined e) {
            figures.put(name, new Linearised(otherwise, new double[households]));
            remarks.put(name + "_undefined", String.valueOf(e.getMessage()));
        }
    }

    private interface Figure {
        Linearised find() throws Undefined;
    }

    /** The two periods that a case names, or null. */
    private static @Nullable Move find(PlanCase planned, PanelTable table) throws Refused {
        if (!planned.option("from").isMissingNode() && !planned.option("to").isMissingNode()) {
            return new Move(
                    table.period(planned.option("from").asString()),
                    table.period(planned.option("to").asString()));
        }
        String named = planned.id().substring(planned.id().lastIndexOf('.') + 1);
        int between = named.lastIndexOf('_');
        int from = table.find(named.substring(0, Math.max(0, between)));
        int to = table.find(named.substring(between + 1));
        return from < 0 || to < 0 ? null : new Move(from, to);
    }
}
