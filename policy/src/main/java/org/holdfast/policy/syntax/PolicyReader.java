package org.holdfast.policy.syntax;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads one parameter, fact, indicator, decision row or measure; null when an essential part is missing. */
final class PolicyReader {
    private final Issues issues;

    PolicyReader(Issues issues) {
        this.issues = issues;
    }

    PackSyntax.@Nullable ParameterSyntax parameter(Fields fields) {
        Text id = fields.id();
        Text type = fields.required("type");
        Text unit = fields.required("unit");
        List<PackSyntax.ValueSyntax> values = new ArrayList<>();
        for (YamlNode node : fields.nodes("values")) {
            Fields.of(node, "a parameter's value", issues).ifPresent(value -> {
                PackSyntax.ValueSyntax syntax = value(value);
                value.close();
                if (syntax != null) {
                    values.add(syntax);
                }
            });
        }
        return id == null || type == null || unit == null
                ? null
                : new PackSyntax.ParameterSyntax(id, type, unit, values);
    }

    private PackSyntax.@Nullable ValueSyntax value(Fields fields) {
        Text value = fields.required("value");
        Text from = fields.required("from");
        Text place = fields.optional("place");
        Text source = fields.required("source");
        Text grade = fields.required("grade");
        Text doc = fields.optional("doc");
        return value == null || from == null || source == null || grade == null
                ? null
                : new PackSyntax.ValueSyntax(value, from, place, source, grade, doc);
    }

    PackSyntax.@Nullable FactSyntax fact(Fields fields) {
        Text id = fields.id();
        Text type = fields.required("type");
        Text unit = fields.optional("unit");
        boolean output = fields.flag("output");
        Text value = fields.required("value");
        return id == null || type == null || value == null
                ? null
                : new PackSyntax.FactSyntax(id, type, unit, output, value);
    }

    PackSyntax.@Nullable PopulationSyntax population(Fields fields) {
        Text id = fields.id();
        Text statistic = fields.required("statistic");
        Text p = fields.optional("p");
        Text of = fields.required("of");
        Text weight = fields.optional("weight");
        Text within = fields.optional("within");
        return id == null || statistic == null || of == null
                ? null
                : new PackSyntax.PopulationSyntax(id, statistic, p, of, weight, within);
    }

    PackSyntax.@Nullable IndicatorSyntax indicator(Fields fields) {
        Text id = fields.id();
        Text severity = fields.required("severity");
        Text cause = fields.required("cause");
        Text when = fields.required("when");
        Text source = fields.required("source");
        return id == null || severity == null || cause == null || when == null || source == null
                ? null
                : new PackSyntax.IndicatorSyntax(id, severity, cause, when, source);
    }

    PackSyntax.@Nullable SeveritySyntax severity(Fields fields) {
        Text id = fields.id();
        Text weight = fields.required("weight");
        return id == null || weight == null ? null : new PackSyntax.SeveritySyntax(id, weight);
    }

    PackSyntax.@Nullable RowSyntax row(Fields fields) {
        Text value = fields.required("value");
        Text when = fields.optional("when");
        return value == null ? null : new PackSyntax.RowSyntax(value, when);
    }

    PackSyntax.@Nullable MeasureSyntax measure(Fields fields) {
        Text id = fields.id();
        List<Text> causes = fields.texts("causes");
        Text when = fields.optional("when");
        Text cost = fields.optional("cost");
        List<Text> clears = fields.texts("clears");
        Text source = fields.required("source");
        if (causes.isEmpty()) {
            issues.add(Fault.MISSING_KEY, fields.where(), "a measure has no 'causes'", "list the causes it serves");
        }
        return id == null || source == null
                ? null
                : new PackSyntax.MeasureSyntax(id, causes, when, cost, clears, source);
    }
}
