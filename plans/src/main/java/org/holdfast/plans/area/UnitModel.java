package org.holdfast.plans.area;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.measures.area.VarianceMethod;
import org.holdfast.plans.ColumnExpression;
import org.holdfast.plans.Formula;
import org.holdfast.plans.PlanCase;
import org.holdfast.plans.Refused;

/**
 * A model of units as a case states it: {@code log(y) ~ x + b, REML, random area}, or the response in words with the option
 * {@code covariates}: {@code log(income) nested error, REML, random intercept per district}. A case that states none has the
 * model of the case it follows, or else of the nearest case of the plan that does: all methods for units of one plan are
 * about the same ones.
 *
 * @param response an expression over columns; empty when not stated
 * @param covariates expressions over columns; empty when not stated
 * @param intercept whether there is one
 * @param area the column of areas; empty when not stated
 * @param qualifiers what its text says after commas
 * @param stated the case that states the model
 */
record UnitModel(
        String response,
        List<String> covariates,
        boolean intercept,
        String area,
        VarianceMethod method,
        List<String> qualifiers,
        PlanCase stated) {
    private static final Pattern RANDOM = Pattern.compile("(?i)\\brandom\\s+(?:(?:intercepts?|effects?)\\s+)?"
            + "(?:(?:per|for|by|in|of|over|at|on)\\s+)?(?:(?:each|every|the)\\s+)?(?<area>[\\p{L}_][\\p{L}\\p{N}_.]*)");
    private static final Pattern LEVELS =
            Pattern.compile("\\+?\\s*\\(\\s*1\\s*\\|\\s*(?<area>[\\p{L}_][\\p{L}\\p{N}_.]*)\\s*\\)");
    private static final Pattern LEADING =
            Pattern.compile("\\s*(?<response>(?:[\\p{L}_][\\p{L}\\p{N}_.]*)(?:\\([^()]*\\))?)(?:\\s.*)?");

    private static final Pattern LOGARITHM = Pattern.compile("\\b(log|ln)\\s*\\([^()]*\\)");

    UnitModel {
        covariates = List.copyOf(covariates);
        qualifiers = List.copyOf(qualifiers);
    }

    /** The model of a case. */
    static UnitModel of(PlanCase planned) throws Refused {
        return read(stating(planned));
    }

    private static PlanCase stating(PlanCase planned) {
        Predicate<PlanCase> states = UnitModel::states;
        PlanCase found = planned.following(states);
        if (states.test(found)) {
            return found;
        }
        if (planned.method().startsWith("bhf.")) {
            return found;
        }
        return planned.anywhere(other -> !modelOf(other).isEmpty() && isOfUnits(other));
    }

    private static boolean isOfUnits(PlanCase other) {
        return other.method().matches("(bhf|ebp|ell|direct)\\..*");
    }

    private static boolean states(PlanCase planned) {
        return !modelOf(planned).isEmpty()
                || planned.option("covariates").isArray()
                || planned.option("outlier").isString()
                || planned.method().startsWith("bhf.")
                        && planned.option("method").isString();
    }

    private static String modelOf(PlanCase planned) {
        return planned.text("model", planned.text("formula", ""));
    }

    private static UnitModel read(PlanCase stated) throws Refused {
        String text = modelOf(stated);
        Matcher levels = LEVELS.matcher(text);
        Matcher random = RANDOM.matcher(text);
        String area = AreaColumn.named(stated)
                .orElse(levels.find() ? levels.group("area") : random.find() ? random.group("area") : "");
        String plain = levels.reset().replaceAll("");
        VarianceMethod method = VarianceMethods.of(stated, text);
        List<String> listed = new ArrayList<>();
        stated.option("covariates").forEach(name -> listed.add(name.asString()));
        if (plain.contains("~")) {
            Formula formula = Formula.parse(plain);
            List<String> terms =
                    formula.terms().stream().map(Formula.Term::toString).toList();
            return new UnitModel(
                    formula.response(),
                    listed.isEmpty() ? terms : listed,
                    formula.intercept(),
                    area,
                    method,
                    formula.qualifiers(),
                    stated);
        }
        Matcher logarithm = LOGARITHM.matcher(plain);
        List<String> parts = Arrays.stream(Formula.withoutRemarks(plain).split(","))
                .map(String::strip)
                .toList();
        Matcher leading = LEADING.matcher(parts.isEmpty() ? "" : parts.get(0));
        String response = logarithm.find() ? logarithm.group() : leading.matches() ? leading.group("response") : "";
        return new UnitModel(
                stated.text("response", stated.text("outcome", response)),
                listed,
                true,
                area,
                method,
                parts.subList(Math.min(1, parts.size()), parts.size()),
                stated);
    }

    /** The column that the response is made of. */
    Optional<String> outcomeColumn() throws Refused {
        return response.isEmpty()
                ? Optional.empty()
                : ColumnExpression.parse(response).columns().stream().findFirst();
    }

    /** Whether the response is the logarithm of a column. */
    boolean isLogarithmic() {
        return response.matches("\\s*(log|ln)\\s*\\(\\s*[\\p{L}\\p{N}_.]+\\s*\\)\\s*");
    }

    /** The columns that the covariates are made of. */
    Set<String> covariateColumns() throws Refused {
        Set<String> columns = new LinkedHashSet<>();
        for (String covariate : covariates) {
            columns.addAll(ColumnExpression.parse(covariate).columns());
        }
        return columns;
    }
}
