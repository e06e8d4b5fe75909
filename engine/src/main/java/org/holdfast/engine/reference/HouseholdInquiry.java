package org.holdfast.engine.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.engine.Assessment;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Indicator;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;
import org.jspecify.annotations.Nullable;

/** One household under the lens: any expression about it, the rows of any list, what an unknown result is missing. */
public final class HouseholdInquiry {
    private final World world;
    private final int household;
    private ReferenceAssessor.@Nullable Evaluated evaluated;

    HouseholdInquiry(World world, int household) {
        this.world = world;
        this.household = household;
    }

    /** The household's evaluator and assessment, worked out when first asked for. */
    private ReferenceAssessor.Evaluated evaluated() {
        ReferenceAssessor.Evaluated known = evaluated;
        if (known == null) {
            known = new ReferenceAssessor(world).evaluate(household, Map.of(), null);
            evaluated = known;
        }
        return known;
    }

    public Assessment assessment() {
        return evaluated().assessment();
    }

    /** The value of an expression; null is unknown. */
    public @Nullable Object value(Expression expression) {
        return evaluated().evaluator().evaluate(expression);
    }

    /** The parameter's value in force for the household, with its source; null when it is unknown. */
    public Parameter.@Nullable Value parameter(String id) {
        return world.parameters().resolve(id, world.register().place(household));
    }

    /** A row that stands behind a figure. */
    public record EvidenceRow(
            String table,
            int row,
            @Nullable String dated,
            @Nullable String source) {}

    /** The rows that certainly belong to a list; none when the list is of something else or unknown. */
    public List<EvidenceRow> rows(Expression list) {
        Expression rows = list;
        while (rows instanceof Expression.Mapped mapped) {
            rows = mapped.list();
        }
        List<EvidenceRow> evidence = new ArrayList<>();
        if (value(rows) instanceof List<?> elements) {
            for (Object element : elements) {
                if (element instanceof Element one
                        && Boolean.TRUE.equals(one.belongs())
                        && one.value() instanceof Element.Row row) {
                    evidence.add(EvidenceOf.row(row));
                }
            }
        }
        return evidence;
    }

    /** What unknown results would need: cells as {@code table.column}, absent tables, series and population figures. */
    public Set<String> missing(List<Expression> expressions) {
        Blame blame = new Blame(world.pack());
        HouseholdEvaluator evaluator = new HouseholdEvaluator(world, household, Map.of(), blame);
        expressions.forEach(evaluator::evaluate);
        return blame.missing();
    }

    /** The level when some of the indicators are cleared. */
    public @Nullable String levelWithout(Set<String> cleared) {
        Pack pack = world.pack();
        Results supposed = new Results();
        List<@Nullable Boolean> indicators = assessment().indicators();
        for (int i = 0; i < indicators.size(); i++) {
            Indicator indicator = pack.indicators().get(i);
            supposed.add(pack, indicator, cleared.contains(indicator.id()) ? Boolean.FALSE : indicators.get(i));
        }
        Results actual = evaluated().evaluator().results();
        evaluated().evaluator().suppose(supposed);
        String level = ReferenceAssessor.first(pack.levels(), evaluated().evaluator());
        evaluated().evaluator().suppose(actual);
        return level;
    }
}
