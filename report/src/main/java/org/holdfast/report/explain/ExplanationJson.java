package org.holdfast.report.explain;

import org.holdfast.column.Currency;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Figures;
import org.holdfast.engine.explain.Explanation;
import org.holdfast.engine.households.Setting;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Measure;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An explanation for other programs. Amounts are texts with the currency's decimals, so that they stay exact. */
public final class ExplanationJson {
    private final Pack pack;
    private final Currency currency;
    private final Setting setting;

    public ExplanationJson(Pack pack, Setting setting) {
        this.pack = pack;
        this.currency = setting.currency();
        this.setting = setting;
    }

    public ObjectNode of(Explanation explanation) {
        Assessment assessment = explanation.assessment();
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("household_id", assessment.householdId());
        node.put("place_id", setting.places().id(assessment.place()));
        node.put("pack", pack.id() + " " + pack.version());
        node.put("as_of", setting.asOf().toString());
        node.put("currency", currency.code());
        node.put("level", assessment.level()).put("category", assessment.category());
        node.put("score", assessment.score()).put("verify", assessment.verify());
        assessment.causes().forEach(cause -> node.withArray("causes").add(cause));
        ArrayNode reasons = node.putArray("reasons");
        explanation.reasons().forEach(reason -> reason(reasons.addObject(), reason));
        ArrayNode doubts = node.putArray("unknown");
        for (Explanation.Doubt doubt : explanation.doubts()) {
            ObjectNode one = doubts.addObject().put("indicator", doubt.indicator());
            ArrayNode missing = one.putArray("missing");
            doubt.missing().forEach(missing::add);
        }
        ObjectNode change = node.putObject("what_would_change_it");
        ArrayNode clearing = change.putArray("clear");
        explanation.clearing().forEach(clearing::add);
        change.put("level", explanation.levelAfter());
        ArrayNode measures = node.putArray("measures");
        for (Assessment.SuggestedMeasure suggested : assessment.measures()) {
            Measure measure = pack.measures().get(suggested.measure());
            measures.addObject()
                    .put("measure", measure.id())
                    .put("cost", text(Type.Scalar.MONEY, suggested.cost()))
                    .put("source", measure.source());
        }
        return node;
    }

    private void reason(ObjectNode node, Explanation.Reason reason) {
        node.put("indicator", reason.indicator());
        ObjectNode sentences = node.putObject("because");
        reason.sentences().forEach(sentences::put);
        ArrayNode facts = node.putArray("facts");
        for (Explanation.FactUsed fact : reason.facts()) {
            facts.addObject()
                    .put("fact", fact.id())
                    .put("value", text(fact.type(), fact.value()))
                    .put("unit", fact.unit());
        }
        ArrayNode parameters = node.putArray("parameters");
        for (Explanation.ParameterUsed parameter : reason.parameters()) {
            parameters
                    .addObject()
                    .put("parameter", parameter.id())
                    .put("value", ParameterText.of(parameter.value()))
                    .put("unit", parameter.unit())
                    .put("from", parameter.value().from().toString())
                    .put("place", parameter.value().place())
                    .put("source", parameter.value().source())
                    .put("grade", parameter.value().grade());
        }
        ArrayNode evidence = node.putArray("evidence");
        for (Explanation.Evidence rows : reason.evidence()) {
            ObjectNode one = evidence.addObject()
                    .put("table", rows.table())
                    .put("rows", rows.rows())
                    .put("from", rows.from())
                    .put("to", rows.to());
            ObjectNode sources = one.putObject("sources");
            rows.sources().forEach(sources::put);
        }
    }

    private @Nullable String text(Type.Scalar type, @Nullable Object value) {
        return value == null ? null : Figures.csv(type, value, currency);
    }
}
