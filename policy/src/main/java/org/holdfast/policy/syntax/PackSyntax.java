package org.holdfast.policy.syntax;

import java.util.List;
import java.util.Map;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.pack.Process;
import org.holdfast.policy.source.Text;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a pack declare, as written: names are not looked up and expressions not understood.
 *
 * @param texts by language, then by key such as {@code indicator.near_line.because}
 * @param unread the parts of files that could not be read, so that what they declare is missing here
 */
public record PackSyntax(
        Header header,
        List<ParameterSyntax> parameters,
        List<FactSyntax> facts,
        List<PopulationSyntax> population,
        List<IndicatorSyntax> indicators,
        List<SeveritySyntax> severities,
        List<RowSyntax> levels,
        List<RowSyntax> categories,
        @Nullable Text verify,
        List<MeasureSyntax> measures,
        Process process,
        Map<String, Map<String, Text>> texts,
        List<GoldenCase> tests,
        Unread unread) {

    /** pack.yaml; columns by table, then by name with their type. */
    public record Header(
            Text id,
            Text version,
            @Nullable Text currency,
            List<Text> languages,
            @Nullable Text jurisdiction,
            Map<String, Map<String, Text>> columns) {}

    /** One parameter of parameters.yaml. */
    public record ParameterSyntax(Text id, Text type, Text unit, List<ValueSyntax> values) {}

    /** One value of a parameter. */
    public record ValueSyntax(
            Text value,
            Text from,
            @Nullable Text place,
            Text source,
            Text grade,
            @Nullable Text doc) {}

    /** One fact of facts.yaml. */
    public record FactSyntax(Text id, Text type, @Nullable Text unit, boolean output, Text value) {}

    /** One population figure of facts.yaml. */
    public record PopulationSyntax(
            Text id,
            Text statistic,
            @Nullable Text p,
            Text of,
            @Nullable Text weight,
            @Nullable Text within) {}

    /** One indicator of indicators.yaml. */
    public record IndicatorSyntax(Text id, Text severity, Text cause, Text when, Text source) {}

    /** One severity of decisions.yaml. */
    public record SeveritySyntax(Text id, Text weight) {}

    /** One row of a decision table. */
    public record RowSyntax(Text value, @Nullable Text when) {}

    /** One measure of measures.yaml. */
    public record MeasureSyntax(
            Text id,
            List<Text> causes,
            @Nullable Text when,
            @Nullable Text cost,
            List<Text> clears,
            Text source) {}
}
