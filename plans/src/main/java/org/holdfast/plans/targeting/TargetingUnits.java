package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PoorIf;
import org.holdfast.measures.poverty.PovertyLine;
import org.holdfast.measures.targeting.Confusion;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;
import org.holdfast.plans.place.PlaceScore;
import org.holdfast.plans.survey.PlannedDomain;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The units that a case of targeting is about: who is poor, what they receive, how they score.
 *
 * <p>The design names, as columns or expressions over columns: {@code poor} (a condition, such as {@code income < 1100}),
 * {@code income}, {@code weight}, {@code beneficiary} (or {@code ben}), {@code benefit} (or {@code amount}; also a rule, see
 * {@link Benefit}), {@code score} and {@code prob}. What it does not name is the column of that name. Without {@code poor}, those
 * with incomes below option {@code line} are poor. {@code units} may hold a condition on rows in brackets. A text that speaks
 * of a prediction means that of the proxy means test nearest in the plan. A design or line that the case lacks is that of the
 * case nearest in the plan. With option {@code index}, the index of places it describes is the column {@code index}.
 *
 * <p>A row in which a column is unknown takes no part where that column counts.
 */
final class TargetingUnits {
    private static final Pattern BELOW =
            Pattern.compile("\\s*(?<income>.+?)\\s*(?<sign><=|<)\\s*(?<line>[^<>=&|]+?)\\s*");
    private static final Pattern CONDITION = Pattern.compile("\\((?<rule>[^()]*[=<>%][^()]*)\\)");
    private final PlanCase planned;
    private final Roles roles;
    private final DataTable units;
    private final @Nullable ProxyMeans model;

    static TargetingUnits of(PlanCase planned) throws Refused, Undefined {
        PlanCase designed = planned.field("inline").isObject()
                ? planned
                : planned.nearest(each -> each.field("design").isObject());
        return new TargetingUnits(planned, designed);
    }

    private TargetingUnits(PlanCase planned, PlanCase designed) throws Refused, Undefined {
        this.planned = planned;
        this.roles = new Roles(planned, designed);
        boolean predicts = designed.field("design")
                .valueStream()
                .anyMatch(text -> text.isString() && Prediction.spokenOf(text.asString()));
        this.model = predicts ? ProxyMeans.of(modelled(planned)) : null;
        DataTable table;
        if (model != null) {
            JsonNode line = roles.option("line");
            table = Prediction.units(model, line.isNumber() ? line.asDouble() : Double.NaN);
        } else {
            table = (planned.field("data").isMissingNode() ? designed : planned).table();
            JsonNode index = planned.option("index");
            if (index.isObject()) {
                table = table.with("index", PlaceScore.column(table, index));
            }
        }
        this.units = part(table);
    }

    /** The case that fits the proxy means test meant: this one, else the nearest that predicts, else any that fits. */
    private static PlanCase modelled(PlanCase planned) {
        if (!planned.option("formula").isMissingNode()) {
            return planned;
        }
        PlanCase predicting = planned.anywhere(each -> each.method().equals("pmt.prediction")
                && !each.option("formula").isMissingNode());
        return predicting == planned
                ? planned.anywhere(each -> !each.option("formula").isMissingNode())
                : predicting;
    }

    /** The rows that the remark on units and the domain leave. */
    private DataTable part(DataTable table) throws Refused {
        DataTable part = table;
        Matcher condition = CONDITION.matcher(roles.designed().design("units").orElse(""));
        if (condition.find()) {
            boolean[] meant = ColumnExpression.parse(condition.group("rule")).rows(part);
            part = part.where(row -> meant[row]);
        }
        boolean[] inside = PlannedDomain.of(planned, part);
        return inside == null ? part : part.where(row -> inside[row]);
    }

    /** How many units have a known number in each of some columns. */
    static int known(double[]... columns) {
        return (int) IntStream.range(0, columns[0].length)
                .filter(row -> Arrays.stream(columns).noneMatch(column -> Double.isNaN(column[row])))
                .count();
    }

    double[] incomes() throws Refused {
        if (roles.text("income").isPresent()) {
            return roles.get("income", units);
        }
        Matcher below = BELOW.matcher(roles.text("poor").orElse(""));
        if (below.matches()) {
            return ColumnExpression.in(units, below.group("income")).numbers(units);
        }
        return model == null ? roles.get("income", units) : Prediction.incomes(units, model.response());
    }

    double[] scores() throws Refused {
        return roles.get("score", units);
    }

    double[] probabilities() throws Refused {
        return roles.get("prob", units);
    }

    /** The weights of the design, ones when there are none; a weight is unknown where it is unknown who is poor. */
    double[] weights(boolean given) throws Refused {
        double[] weights = new double[units.rows()];
        Arrays.fill(weights, 1);
        if (given) {
            weights = roles.find("weight", units).orElse(weights).clone();
        }
        double[] poor = poverty();
        for (int row = 0; row < weights.length; row++) {
            if (weights[row] < 0 || Double.isInfinite(weights[row])) {
                throw new Refused("The weight of row " + (row + 1) + " is " + weights[row]
                        + ": weights must be finite and not negative");
            }
            weights[row] = Double.isNaN(poor[row]) ? Double.NaN : weights[row];
        }
        return weights;
    }

    boolean[] poor() throws Refused {
        double[] poverty = poverty();
        boolean[] poor = new boolean[poverty.length];
        for (int row = 0; row < poor.length; row++) {
            poor[row] = poverty[row] > 0;
        }
        return poor;
    }

    /** 1 for the poor, 0 for others, NaN where it is not known. */
    private double[] poverty() throws Refused {
        Optional<String> condition = roles.text("poor");
        if (condition.isPresent()) {
            return ColumnExpression.in(units, condition.get()).numbers(units);
        }
        PovertyLine line = line();
        return Arrays.stream(incomes())
                .map(income -> Double.isNaN(income) ? Double.NaN : line.poor(income) ? 1 : 0)
                .toArray();
    }

    /** The line of the options, or that which the condition of poverty names. */
    PovertyLine line() throws Refused {
        Matcher below = BELOW.matcher(roles.text("poor").orElse(""));
        boolean written = below.matches();
        PoorIf poorIf = (written ? below.group("sign") : planned.text("comparison", "<")).contains("=")
                ? PoorIf.AT_OR_BELOW
                : PoorIf.BELOW;
        JsonNode own = planned.option("line");
        if (own.isNumber()) {
            return line(own.asDouble(), poorIf);
        }
        if (!own.isMissingNode()) {
            throw new Refused("Option 'line' of case '" + planned.id() + "' must be a number");
        }
        if (written && below.group("line").matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")) {
            return line(Double.parseDouble(below.group("line")), poorIf);
        }
        JsonNode found = roles.option("line");
        if (!found.isNumber()) {
            throw new Refused(
                    "Case '" + planned.id() + "' has no poverty line: give it as option 'line', or say who is poor as"
                            + " \"poor\": \"income < 1100\" in the design");
        }
        return line(found.asDouble(), poorIf);
    }

    private PovertyLine line(double amount, PoorIf poorIf) throws Refused {
        if (!Double.isFinite(amount)) {
            throw new Refused("The poverty line of case '" + planned.id() + "' must be a finite number");
        }
        return new PovertyLine(amount, poorIf);
    }

    /** What each unit receives: 1 for beneficiaries where no amount is named. */
    double[] transfers(double[] weights) throws Refused, Undefined {
        Optional<String> text = roles.text("benefit");
        if (text.isPresent() && !units.has(text.get()) && Benefit.isRule(text.get())) {
            boolean[] poor = poor();
            Confusion everybody = new Confusion();
            for (int row = 0; row < weights.length; row++) {
                everybody.accept(poor[row], true, weights[row]);
            }
            return Benefit.parse(text.get()).transfers(units, weights, everybody.shareOfPoor());
        }
        Optional<double[]> amounts = roles.find("benefit", units);
        return amounts.isPresent() ? amounts.get() : roles.get("beneficiary", units);
    }

    /** Who receives something: 1, 0, or NaN where unknown. */
    double[] beneficiaries(double[] weights) throws Refused, Undefined {
        if (roles.text("benefit").filter(Benefit::isRule).isEmpty()) {
            Optional<double[]> named = roles.find("beneficiary", units);
            if (named.isPresent()) {
                return named.get();
            }
        }
        return Arrays.stream(transfers(weights))
                .map(transfer -> Double.isNaN(transfer) ? Double.NaN : transfer > 0 ? 1 : 0)
                .toArray();
    }

    /** Another column or number that an option names. */
    double[] cost(JsonNode option) throws Refused {
        if (option.isString()) {
            return ColumnExpression.in(units, option.asString()).numbers(units);
        }
        double[] same = new double[units.rows()];
        Arrays.fill(same, option.isNumber() ? option.asDouble() : 1);
        return same;
    }
}
