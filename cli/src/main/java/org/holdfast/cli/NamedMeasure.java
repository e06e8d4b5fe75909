package org.holdfast.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.holdfast.measures.income.IncomeMeasure;
import org.holdfast.measures.income.Mean;
import org.holdfast.measures.income.Quantile;
import org.holdfast.measures.income.QuantileDefinition;
import org.holdfast.measures.inequality.Atkinson;
import org.holdfast.measures.inequality.GeneralisedEntropy;
import org.holdfast.measures.inequality.Gini;
import org.holdfast.measures.inequality.Hoover;
import org.holdfast.measures.inequality.IncomeShare;
import org.holdfast.measures.inequality.PercentileRatio;
import org.holdfast.measures.inequality.ShareRatio;
import org.holdfast.measures.poverty.Fgt;
import org.holdfast.measures.poverty.Sen;
import org.holdfast.measures.poverty.SenShorrocksThon;
import org.holdfast.measures.poverty.Watts;

/**
 * A measure as the command line names it.
 *
 * @param needsLine whether it is about incomes below a line
 * @param over the measure over a line; the line is ignored by measures without one
 */
record NamedMeasure(String id, boolean needsLine, DoubleFunction<IncomeMeasure> over) {
    static final String USUAL = "mean,median,fgt0,fgt1,fgt2,gini,s80s20";
    static final String NAMES =
            "mean, median, fgt0, fgt1, fgt2, watts, sen, sst, gini, theil, mld, hoover, s80s20, palma, quintiles,"
                    + " fgtA, geA, atkinsonE, pN (percentile) and pNpM (ratio of percentiles), such as fgt1.5, ge2, atkinson0.5, p10, p90p10";
    private static final Map<String, DoubleFunction<IncomeMeasure>> POVERTY =
            Map.of("watts", Watts::new, "sen", Sen::new, "sst", SenShorrocksThon::new);
    private static final Map<String, IncomeMeasure> OTHERS = new LinkedHashMap<>(Map.of(
            "mean", new Mean(),
            "median", Quantile.median(),
            "gini", new Gini(),
            "theil", new GeneralisedEntropy(1),
            "mld", new GeneralisedEntropy(0),
            "hoover", new Hoover(),
            "s80s20", ShareRatio.s80s20(),
            "palma", ShareRatio.palma()));
    private static final Pattern NUMBERED = Pattern.compile("(fgt|ge|atkinson)(-?\\d+(?:\\.\\d+)?)");
    private static final Pattern PERCENTILES = Pattern.compile("p(\\d{1,2})(?:p(\\d{1,2}))?");

    /** The measures that a name stands for. */
    static List<NamedMeasure> of(String name) throws Failure {
        if (name.equals("quintiles")) {
            return IntStream.range(0, 5)
                    .mapToObj(i -> other("share_" + (i + 1) + "_of_5", new IncomeShare(i / 5.0, (i + 1) / 5.0)))
                    .toList();
        }
        DoubleFunction<IncomeMeasure> poverty = POVERTY.get(name);
        if (poverty != null) {
            return List.of(new NamedMeasure(name, true, poverty));
        }
        IncomeMeasure known = OTHERS.get(name);
        return List.of(known != null ? other(name, known) : numbered(name));
    }

    private static NamedMeasure numbered(String name) throws Failure {
        try {
            Matcher numbered = NUMBERED.matcher(name);
            if (numbered.matches()) {
                double parameter = Double.parseDouble(numbered.group(2));
                return switch (numbered.group(1)) {
                    case "fgt" -> {
                        new Fgt(1, parameter);
                        yield new NamedMeasure(name, true, line -> new Fgt(line, parameter));
                    }
                    case "ge" -> other(name, new GeneralisedEntropy(parameter));
                    default -> other(name, new Atkinson(parameter));
                };
            }
            Matcher percentiles = PERCENTILES.matcher(name);
            if (percentiles.matches()) {
                double upper = Integer.parseInt(percentiles.group(1)) / 100.0;
                String lower = percentiles.group(2);
                return other(
                        name,
                        lower == null
                                ? new Quantile(upper, QuantileDefinition.INVERSE)
                                : new PercentileRatio(
                                        upper, Integer.parseInt(lower) / 100.0, QuantileDefinition.INVERSE));
            }
        } catch (IllegalArgumentException outOfRange) {
            throw new Failure(Failure.USAGE, "holdfast: --measures: '" + name + "': " + outOfRange.getMessage());
        }
        throw new Failure(Failure.USAGE, "holdfast: --measures: unknown measure '" + name + "': expected " + NAMES);
    }

    private static NamedMeasure other(String name, IncomeMeasure measure) {
        return new NamedMeasure(name, false, line -> measure);
    }

    /** The measures that a list of names stands for, each once. */
    static List<NamedMeasure> all(List<String> names) throws Failure {
        Map<String, NamedMeasure> found = new LinkedHashMap<>();
        for (String name : names) {
            of(name.strip().toLowerCase(Locale.ROOT)).forEach(each -> found.put(each.id(), each));
        }
        return List.copyOf(found.values());
    }
}
