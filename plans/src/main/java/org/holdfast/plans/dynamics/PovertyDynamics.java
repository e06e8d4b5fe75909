package org.holdfast.plans.dynamics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.dynamics.DuclosAraarGiles;
import org.holdfast.measures.dynamics.JalanRavallion;
import org.holdfast.measures.dynamics.PovertyDuration;
import org.holdfast.measures.multidimensional.Fraction;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.survey.Linearised;
import org.holdfast.plans.Family;
import org.holdfast.plans.Outcome;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.survey.Sample;

/**
 * Cases of poverty over the periods of a panel as a whole: chronic and transient poverty, how long households are poor. The
 * options give the {@code line}, {@code poor_if} ({@code y<z} or {@code y<=z}), {@code alpha} and {@code tau}.
 */
public final class PovertyDynamics implements Family {
    private static final Map<String, Integer> NUMBERS =
            Map.of("one", 1, "two", 2, "three", 3, "four", 4, "five", 5, "six", 6);
    private static final Pattern RULE = Pattern.compile("at least (\\w+) of the (\\w+)");

    @Override
    public Set<String> methods() {
        return Set.of(
                "jalan_ravallion.total",
                "jalan_ravallion.chronic",
                "jalan_ravallion.transient",
                "jalan_ravallion.bias",
                "duclos_araar_giles",
                "periods_poor_distribution",
                "poverty_pattern",
                "foster_chronic",
                "persistent_risk");
    }

    @Override
    public Outcome measure(PlanCase planned) throws Refused, Undefined {
        PanelTable table = new PanelTable(planned);
        Sample sample = table.sample();
        int rows = table.panel().wholeHouseholds(sample.domain());
        return switch (planned.method()) {
            case "duclos_araar_giles" -> sample.outcome(equivalentGaps(planned, table), rows);
            case "periods_poor_distribution" -> sample.outcome(distribution(planned, table), rows);
            case "poverty_pattern" -> sample.outcome(pattern(planned, table), rows);
            case "foster_chronic", "persistent_risk" -> sample.outcome(duration(planned, table), rows);
            default -> sample.outcome(chronicAndTransient(planned, table), rows);
        };
    }

    /** The line of a case, and whether who is on it is poor. */
    static PovertyLine line(PlanCase planned) throws Refused {
        double line = planned.number("line");
        String rule = planned.text("poor_if", "y<z").replace(" ", "");
        if (!rule.startsWith("y<")) {
            throw new Refused("Option 'poor_if' is '" + rule + "': expected y<z or y<=z");
        }
        return new PovertyLine(line, rule.startsWith("y<=") ? PoorIf.AT_OR_BELOW : PoorIf.BELOW);
    }

    private static Linearised chronicAndTransient(PlanCase planned, PanelTable table) throws Refused, Undefined {
        boolean[] part = table.sample().domain();
        boolean bias = planned.method().equals("jalan_ravallion.bias");
        double alpha = bias ? planned.number("alpha", 2) : planned.number("alpha");
        JalanRavallion measure = new JalanRavallion(table.panel(), line(planned), alpha);
        return switch (planned.method()) {
            case "jalan_ravallion.total" -> measure.total(part);
            case "jalan_ravallion.chronic" -> measure.chronic(part);
            case "jalan_ravallion.transient" -> measure.transitory(part);
            default -> measure.bias(part);
        };
    }

    private static Map<String, Linearised> equivalentGaps(PlanCase planned, PanelTable table)
            throws Refused, Undefined {
        boolean[] part = table.sample().domain();
        DuclosAraarGiles measure = new DuclosAraarGiles(table.panel(), line(planned), planned.number("alpha"));
        Map<String, Linearised> figures = new LinkedHashMap<>();
        figures.put("total", measure.total(part));
        figures.put("transient", measure.transitory(part));
        figures.put("chronic", measure.chronic(part));
        figures.put("average_gap", measure.averageGap(part));
        figures.put("cost_of_inequality", measure.costOfInequality(part));
        return figures;
    }

    private static Map<String, Linearised> distribution(PlanCase planned, PanelTable table) throws Refused, Undefined {
        List<Linearised> shares = new PovertyDuration(table.panel(), line(planned))
                .distribution(table.sample().domain());
        Map<String, Linearised> named = new LinkedHashMap<>();
        for (Linearised share : shares) {
            named.put("n" + named.size(), share);
        }
        return named;
    }

    private static Map<String, Linearised> pattern(PlanCase planned, PanelTable table) throws Refused, Undefined {
        PovertyDuration duration = new PovertyDuration(table.panel(), line(planned));
        boolean[] part = table.sample().domain();
        int all = table.panel().periods();
        Map<String, Linearised> pattern = new LinkedHashMap<>();
        pattern.put("always", duration.between(all, all, part));
        pattern.put("sometimes", duration.between(1, all - 1, part));
        pattern.put("never", duration.between(0, 0, part));
        return pattern;
    }

    private static Linearised duration(PlanCase planned, PanelTable table) throws Refused, Undefined {
        PovertyDuration duration = new PovertyDuration(table.panel(), line(planned));
        boolean[] part = table.sample().domain();
        if (planned.method().equals("foster_chronic")) {
            double tau = planned.number("tau");
            if (!(tau >= 0 && tau <= 1)) {
                throw new Refused("Option 'tau' is " + tau + ": expected a share of periods from 0 to 1");
            }
            return duration.chronic(Fraction.of(tau), planned.number("alpha"), part);
        }
        Matcher rule = RULE.matcher(planned.text("rule", ""));
        boolean said = rule.find();
        int least = said ? number(rule.group(1)) : (int) planned.number("least", 2);
        int before = said ? number(rule.group(2)) : (int) planned.number("before", 3);
        return duration.persistent(least, before, part);
    }

    private static int number(String word) throws Refused {
        Integer number = NUMBERS.get(word);
        if (number == null && !word.matches("\\d{1,6}")) {
            throw new Refused("Option 'rule' says '" + word + "' where a number of periods is expected");
        }
        return number == null ? Integer.parseInt(word) : number;
    }
}
