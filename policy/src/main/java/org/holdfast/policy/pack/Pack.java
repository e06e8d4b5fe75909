package org.holdfast.policy.pack;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/**
 * A policy pack that has been checked: parameters, facts, indicators, decisions, measures, process and texts.
 *
 * @param digest SHA-256 of the pack's files
 * @param currency the currency of its amounts, or null to take the register's
 * @param jurisdiction the place all others lie in, or null
 * @param extraColumns columns beyond the register format that the pack uses, by table
 * @param levels ordered rows; the first that holds is the household's level
 * @param categories ordered rows, or empty when the pack has no categories
 * @param verify whether somebody should go and find out, or null
 * @param verifyWritten that condition as written, or empty
 */
public record Pack(
        String id,
        String version,
        String digest,
        @Nullable Currency currency,
        List<String> languages,
        @Nullable String jurisdiction,
        Map<String, Map<String, Kind>> extraColumns,
        List<Parameter> parameters,
        List<Fact> facts,
        List<PopulationFigure> population,
        List<Severity> severities,
        List<Indicator> indicators,
        List<DecisionRow> levels,
        List<DecisionRow> categories,
        @Nullable Expression verify,
        String verifyWritten,
        List<Measure> measures,
        Process process,
        Texts texts) {

    public Optional<Fact> findFact(String id) {
        return facts.stream().filter(f -> f.id().equals(id)).findFirst();
    }

    public Optional<Indicator> findIndicator(String id) {
        return indicators.stream().filter(i -> i.id().equals(id)).findFirst();
    }

    /** The facts that are columns of the assessment, in order. */
    public List<Fact> outputs() {
        return facts.stream().filter(Fact::output).toList();
    }

    /** The causes of the indicators, each once, in the order of the indicator table. */
    public List<String> causes() {
        return indicators.stream().map(Indicator::cause).distinct().toList();
    }

    /** The weight of an indicator in the score and the order of causes. */
    public int weight(Indicator indicator) {
        return severities.stream()
                .filter(s -> s.id().equals(indicator.severity()))
                .findFirst()
                .map(Severity::weight)
                .orElseThrow();
    }

    /** The currency to assess in: the pack's, or else the register's. */
    public Currency currencyOr(Currency registers) {
        return currency == null ? registers : currency;
    }
}
