package org.holdfast.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.holdfast.column.Currency;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.holdfast.engine.Figures;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.columnar.ColumnarAssessor;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;
import org.holdfast.policy.pack.PopulationFigure;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.TableReading;
import org.holdfast.report.AssessmentTally;
import org.holdfast.report.DataQuality;
import org.holdfast.report.Method;
import org.holdfast.report.RunFacts;
import org.holdfast.report.Text;
import org.holdfast.report.explain.ParameterText;
import org.jspecify.annotations.Nullable;

/** What the report says about how an assessment was made. */
final class ReportOfRun {
    private final Pack pack;
    private final ColumnarAssessor assessor;
    private final RegisterAccount account;

    ReportOfRun(Pack pack, ColumnarAssessor assessor, RegisterAccount account) {
        this.pack = pack;
        this.assessor = assessor;
        this.account = account;
    }

    RunFacts facts(String fallbackTitle, Map<String, Long> milliseconds) {
        String title = account.title();
        List<RunFacts.Input> inputs = new ArrayList<>();
        account.digests().forEach((file, digest) -> inputs.add(new RunFacts.Input(file, digest)));
        List<RunFacts.Phase> phases = new ArrayList<>();
        milliseconds.forEach((name, duration) -> phases.add(new RunFacts.Phase(name, duration)));
        Map<String, String> packTitle = new LinkedHashMap<>();
        for (String language : pack.languages()) {
            packTitle.put(language, pack.texts().title(language, "pack", "title"));
        }
        return new RunFacts(
                Text.of("en", title == null ? fallbackTitle : title),
                new RunFacts.Pack(pack.id(), pack.version(), pack.digest(), new Text(packTitle)),
                assessor.currency(),
                assessor.asOf(),
                Version.current(),
                inputs,
                phases);
    }

    DataQuality quality(Map<String, Long> setAside, List<Text> furtherNotes) {
        List<DataQuality.TableQuality> tables = new ArrayList<>();
        for (TableSchema schema : RegisterSchema.TABLES) {
            Optional<TableReading> read = account.tables().stream()
                    .filter(t -> t.table().equals(schema.name()))
                    .findFirst();
            tables.add(new DataQuality.TableQuality(
                    schema.name(),
                    read.isPresent(),
                    read.map(TableReading::rows).orElse(0L),
                    read.map(TableReading::rejected).orElse(0L),
                    read.<Map<String, Long>>map(TableReading::rejectedByReason).orElse(Map.of()),
                    setAside.getOrDefault(schema.name(), 0L)));
        }
        List<Text> notes = new ArrayList<>(furtherNotes);
        account.findings().forEach(finding -> notes.add(Words.finding(finding)));
        return new DataQuality(tables, notes);
    }

    Method method() {
        List<Method.Parameter> parameters = new ArrayList<>();
        for (Parameter parameter : pack.parameters()) {
            for (Parameter.Value value : parameter.values()) {
                if (!value.from().isAfter(assessor.asOf()) && isInRegister(value)) {
                    parameters.add(new Method.Parameter(
                            parameter.id(),
                            AssessmentTally.title(pack, "parameter", parameter.id()),
                            ParameterText.of(value),
                            parameter.unit(),
                            value.from(),
                            value.place(),
                            value.source(),
                            value.grade()));
                }
            }
        }
        List<Method.Population> population = new ArrayList<>();
        for (PopulationValue figure : assessor.population()) {
            population.add(population(figure));
        }
        return new Method(parameters, population);
    }

    private boolean isInRegister(Parameter.Value value) {
        String place = value.place();
        return place == null || assessor.places().find(place) >= 0;
    }

    private Method.Population population(PopulationValue figure) {
        PopulationFigure declared = pack.population().stream()
                .filter(f -> f.id().equals(figure.figure()))
                .findFirst()
                .orElseThrow();
        Object value = figure.value();
        String unit = declared.type() == Type.Scalar.MONEY ? assessor.currency().code() : null;
        return new Method.Population(
                figure.figure(),
                AssessmentTally.title(pack, "population", figure.figure()),
                value == null ? null : text(declared.type(), value),
                unit,
                figure.placeId());
    }

    /** A value as the page shows it. */
    private String text(Type.Scalar type, @Nullable Object value) {
        Currency currency = assessor.currency();
        return Figures.csv(type, value, currency);
    }
}
