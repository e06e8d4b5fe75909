package org.holdfast.report.files;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.Months;
import org.holdfast.engine.Assessment;
import org.holdfast.engine.Figures;
import org.holdfast.engine.households.Places;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.ParquetRowWriter;
import org.jspecify.annotations.Nullable;

/** The columns of an assessment file. */
public final class AssessmentFields {
    private final Pack pack;
    private final Places places;
    private final Currency currency;

    public AssessmentFields(Pack pack, Places places, Currency currency) {
        this.pack = pack;
        this.places = places;
        this.currency = currency;
    }

    /** Names and types, the pack's output facts last. */
    public List<ParquetRowWriter.Field> fields() {
        List<ParquetRowWriter.Field> fields = new ArrayList<>();
        for (String name : List.of("household_id", "place_id", "level", "category", "main_cause")) {
            fields.add(new ParquetRowWriter.Field(name, Kind.STRING, false));
        }
        for (String name : List.of("causes", "indicators", "unknown")) {
            fields.add(new ParquetRowWriter.Field(name, Kind.STRING, true));
        }
        fields.add(new ParquetRowWriter.Field("score", Kind.INT, false));
        fields.add(new ParquetRowWriter.Field("verify", Kind.BOOL, false));
        fields.add(new ParquetRowWriter.Field("measures", Kind.STRING, true));
        for (Fact fact : pack.outputs()) {
            fields.add(new ParquetRowWriter.Field(fact.id(), kind((Type.Scalar) fact.type()), false));
        }
        return fields;
    }

    private static Kind kind(Type.Scalar type) {
        return switch (type) {
            case BOOL -> Kind.BOOL;
            case INT -> Kind.INT;
            case DOUBLE -> Kind.DECIMAL;
            case MONEY -> Kind.MONEY;
            case DATE -> Kind.DATE;
            case MONTH -> Kind.MONTH;
            case STRING -> Kind.STRING;
        };
    }

    /** The cells of an assessment, lists as lists. */
    public List<@Nullable Object> cells(Assessment assessment) {
        List<@Nullable Object> cells = new ArrayList<>(Arrays.asList(
                assessment.householdId(),
                places.id(assessment.place()),
                assessment.level(),
                assessment.category(),
                assessment.mainCause(),
                assessment.causes(),
                indicators(assessment, true),
                indicators(assessment, null),
                assessment.score(),
                assessment.verify(),
                measures(assessment)));
        List<Fact> outputs = pack.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Object value = assessment.outputs().get(i);
            boolean month = value != null && outputs.get(i).type() == Type.Scalar.MONTH;
            cells.add(month ? Months.toString((Long) value) : value);
        }
        return cells;
    }

    /** The same cells as CSV has them. */
    public List<String> texts(Assessment assessment) {
        List<String> texts = new ArrayList<>(List.of(
                assessment.householdId(),
                places.id(assessment.place()),
                text(assessment.level()),
                text(assessment.category()),
                text(assessment.mainCause()),
                String.join(";", assessment.causes()),
                String.join(";", indicators(assessment, true)),
                String.join(";", indicators(assessment, null)),
                Long.toString(assessment.score()),
                Boolean.toString(assessment.verify()),
                String.join(";", measures(assessment))));
        List<Fact> outputs = pack.outputs();
        for (int i = 0; i < outputs.size(); i++) {
            Type.Scalar type = (Type.Scalar) outputs.get(i).type();
            texts.add(Figures.csv(type, assessment.outputs().get(i), currency));
        }
        return texts;
    }

    /** The indicators with a result, in pack order. */
    public List<String> indicators(Assessment assessment, @Nullable Boolean result) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < pack.indicators().size(); i++) {
            if (Objects.equals(assessment.indicators().get(i), result)) {
                ids.add(pack.indicators().get(i).id());
            }
        }
        return ids;
    }

    private List<String> measures(Assessment assessment) {
        return assessment.measures().stream()
                .map(m -> pack.measures().get(m.measure()).id())
                .toList();
    }

    public static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
