package org.holdfast.plans.targeting;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.targeting.Eligibility;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.DataTable;
import org.holdfast.plans.Refused;

/**
 * A benefit that a plan gives by a rule: an amount, and to whom. {@code 300 to predicted poor (predicted ln pc < ln z)} gives it
 * where the condition holds; {@code 300 to predicted poor (lowest predicted until the weighted headcount, quantile inv)} to the
 * lowest predictions until the share of the poor, or a share named as {@code 0.3} or {@code 30%}, is reached;
 * {@code 100 to (score >= 0.5)} has any other condition over columns.
 */
final class Benefit {
    private static final Pattern RULE = Pattern.compile("\\s*(?<amount>\\d+(\\.\\d+)?)\\s+to\\s+(?<whom>.+)");
    private static final Pattern IN_BRACKETS = Pattern.compile("[^(]*\\((?<rule>.*)\\)\\s*");
    private static final Pattern SHARE = Pattern.compile("(?<number>\\d*\\.?\\d+)\\s*(?<percent>%)?");

    private final double amount;
    private final String rule;

    private Benefit(double amount, String rule) {
        this.amount = amount;
        this.rule = rule;
    }

    /** Whether a text is a rule and not a column or an expression. */
    static boolean isRule(String text) {
        return RULE.matcher(text).matches();
    }

    static Benefit parse(String text) {
        Matcher rule = RULE.matcher(text);
        if (!rule.matches()) {
            throw new IllegalArgumentException("No rule of a benefit: " + text);
        }
        String whom = rule.group("whom");
        Matcher brackets = IN_BRACKETS.matcher(whom);
        boolean bare = whom.strip().equals("predicted poor");
        return new Benefit(
                Double.parseDouble(rule.group("amount")),
                brackets.matches() ? brackets.group("rule") : bare ? Prediction.below() : whom);
    }

    /**
     * What each unit receives.
     *
     * @param headcount weighted share of the poor, for a quota that names none
     */
    double[] transfers(DataTable units, double[] weights, double headcount) throws Refused, Undefined {
        boolean[] eligible = rule.toLowerCase(Locale.ROOT).contains("lowest")
                ? Eligibility.quota(Prediction.predicted(units), weights, quota(headcount))
                : ColumnExpression.parse(Prediction.expression(rule)).rows(units);
        double[] transfers = new double[eligible.length];
        Arrays.setAll(transfers, unit -> eligible[unit] ? amount : 0);
        return transfers;
    }

    private double quota(double headcount) {
        Matcher share = SHARE.matcher(rule);
        if (!share.find()) {
            return headcount;
        }
        double number = Double.parseDouble(share.group("number"));
        return share.group("percent") == null ? number : number / 100;
    }
}
