package org.holdfast.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.IncomeSample;
import org.holdfast.measures.poverty.PovertyMeasure;
import org.holdfast.measures.poverty.RelativeLine;
import org.holdfast.measures.survey.Estimate;
import org.holdfast.measures.survey.SurveyDesign;
import org.holdfast.report.MeasuredRow;
import org.jspecify.annotations.Nullable;

/** Rows kept in memory: every measure exact, with its standard error under the design. */
final class KeptFigures implements MeasuredFigures {
    private static final int WORKERS = Runtime.getRuntime().availableProcessors();
    private final MeasureQuestion question;
    private final boolean stratified;
    private final boolean clustered;
    private final boolean finite;
    private double[] incomes = new double[1024];
    private double[] weights = new double[1024];
    private double[] populations = new double[0];
    private final Grouping strata = new Grouping();
    private final Grouping units = new Grouping();
    private final List<Grouping> groups = new ArrayList<>();
    private int size;
    private long unknown;

    KeptFigures(MeasureQuestion question, boolean stratified, boolean clustered, boolean finite) {
        this.question = question;
        this.stratified = stratified;
        this.clustered = clustered;
        this.finite = finite;
        question.groupings().forEach(ignored -> groups.add(new Grouping()));
    }

    @Override
    public void add(MeasuredPerson person) {
        if (size == incomes.length) {
            incomes = Arrays.copyOf(incomes, size * 2);
            weights = Arrays.copyOf(weights, size * 2);
        }
        if (finite) {
            populations = populations.length > size ? populations : Arrays.copyOf(populations, incomes.length);
            populations[size] = person.unitsInPopulation;
        }
        boolean known = !Double.isNaN(person.income) && !Double.isNaN(person.weight);
        unknown += known ? 0 : 1;
        incomes[size] = known ? person.income : Double.NaN;
        weights[size++] = Double.isNaN(person.weight) ? 0 : person.weight;
        if (stratified) {
            strata.add(person.stratum);
        }
        if (clustered) {
            units.add(String.valueOf(person.unit));
        }
        for (int i = 0; i < person.groups.length; i++) {
            groups.get(i).add(person.groups[i]);
        }
    }

    @Override
    public long unknown() {
        return unknown;
    }

    @Override
    public long count() {
        return size;
    }

    /** Hands every row taken so far to other figures. */
    void giveTo(MeasuredFigures other) {
        MeasuredPerson person = new MeasuredPerson(groups.size());
        for (int row = 0; row < size; row++) {
            person.income = incomes[row];
            person.weight = weights[row];
            for (int i = 0; i < groups.size(); i++) {
                person.groups[i] = groups.get(i).of(row);
            }
            other.add(person);
        }
    }

    @Override
    public List<MeasuredRow> rows() throws Undefined {
        SurveyDesign design = SurveyDesign.of(
                Arrays.copyOf(weights, size),
                stratified ? strata.rows() : null,
                clustered ? units.rows() : null,
                finite ? Arrays.copyOf(populations, size) : null);
        IncomeSample all = IncomeSample.of(Arrays.copyOf(incomes, size), design, question.lonely(), WORKERS);
        incomes = new double[0];
        Map<Double, Double> lines = new HashMap<>();
        List<MeasuredRow> rows = new ArrayList<>(measured("", "", all, all, lines));
        for (int i = 0; i < groups.size(); i++) {
            Grouping grouping = groups.get(i);
            IncomeSample[] parts = all.split(grouping.rows(), grouping.names().size(), WORKERS);
            for (int code : grouping.inOrder()) {
                rows.addAll(
                        measured(question.groupings().get(i), grouping.names().get(code), parts[code], all, lines));
            }
        }
        return rows;
    }

    private List<MeasuredRow> measured(
            String grouping, String group, IncomeSample part, IncomeSample all, Map<Double, Double> lines) {
        List<MeasuredRow> rows = new ArrayList<>();
        for (MeasureQuestion.Item item : question.items()) {
            rows.add(measured(grouping, group, item, part, all, lines));
        }
        return rows;
    }

    private MeasuredRow measured(
            String grouping,
            String group,
            MeasureQuestion.Item item,
            IncomeSample part,
            IncomeSample all,
            Map<Double, Double> lines) {
        Double line = item.line();
        Double value = null;
        Double error = null;
        double @Nullable [] bounds = null;
        String note = "";
        IncomeMeasure measure = null;
        try {
            RelativeLine relative = item.relativeLine();
            if (relative != null) {
                Double share = item.relative();
                line = lines.get(share);
                if (line == null) {
                    line = relative.value(all.incomes());
                    lines.put(share, line);
                }
            }
            measure = item.over(line == null ? Double.NaN : line);
            Estimate estimate = relative != null && measure instanceof PovertyMeasure poverty
                    ? part.estimate(poverty, poverty.slope(part.incomes()), relative, all)
                    : part.estimate(measure);
            value = estimate.value();
            error = estimate.standardError();
            bounds = estimate.interval(question.level());
        } catch (Undefined reason) {
            note = String.valueOf(reason.getMessage());
            value = value == null && measure != null ? alone(measure, part) : value;
        }
        if (value != null && !(Double.isFinite(value) && (error == null || Double.isFinite(error)))) {
            value = Double.isFinite(value) ? value : null;
            error = null;
            bounds = null;
            note = MeasuredIntake.TOO_LARGE;
        }
        return new MeasuredRow(
                grouping,
                group,
                item.measure().id(),
                line,
                item.relative(),
                part.incomes().count(),
                people(part),
                value,
                error,
                bounds == null ? null : bounds[0],
                bounds == null ? null : bounds[1],
                note);
    }

    /** The value of a measure that has no error; null when it has none either. */
    private static @Nullable Double alone(IncomeMeasure measure, IncomeSample part) {
        try {
            return measure.value(part.incomes());
        } catch (Undefined none) {
            return null;
        }
    }

    private static double people(IncomeSample part) {
        double people = 0;
        for (double weight : part.incomes().weights()) {
            people += weight;
        }
        return people;
    }
}
