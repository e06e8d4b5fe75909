package org.holdfast.engine.explain;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.engine.Assessment;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Why a household is assessed as it is.
 *
 * @param reasons one for each true indicator, in pack order
 * @param doubts one for each undecided indicator, in pack order
 * @param clearing the smallest set of true indicators that, if cleared, lowers the level; empty when nothing can
 * @param levelAfter the level then; null when {@code clearing} is empty
 */
public record Explanation(
        Assessment assessment,
        List<Reason> reasons,
        List<Doubt> doubts,
        List<String> clearing,
        @Nullable String levelAfter) {

    /**
     * Why an indicator is true.
     *
     * @param sentences the pack's sentence with the household's figures, by language
     */
    public record Reason(
            String indicator,
            Map<String, String> sentences,
            List<FactUsed> facts,
            List<ParameterUsed> parameters,
            List<Evidence> evidence) {}

    /** A fact in the condition, with the household's value. */
    public record FactUsed(
            String id,
            Type.Scalar type,
            @Nullable String unit,
            @Nullable Object value) {}

    /** A parameter in the condition, with the value in force. */
    public record ParameterUsed(String id, String unit, Parameter.Value value) {}

    /**
     * The rows behind the figures.
     *
     * @param from the earliest month or date, or null when the rows are undated
     * @param sources how many rows come from which source; rows that name none are not counted here
     */
    public record Evidence(
            String table,
            int rows,
            @Nullable String from,
            @Nullable String to,
            Map<String, Integer> sources) {}

    /** What an undecided indicator is missing. */
    public record Doubt(String indicator, Set<String> missing) {}
}
