package org.holdfast.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of a workload as text: a row a peer, then the ratios, then whether all who counted agree. */
public final class FigureTable {
    private static final String ROW = "%-34s %12s %10s %10s %13s %14s %9s\n";
    private static final double NANOSECONDS = 1e9;
    private static final long MEGABYTE = 1 << 20;

    private final List<Measurement> measurements;

    public FigureTable(List<Measurement> measurements) {
        this.measurements = List.copyOf(measurements);
    }

    /** Peers that decided the same households and found different things; empty when all agree. */
    public List<String> disagreements() {
        List<String> found = new ArrayList<>();
        for (Measurement one : measurements) {
            for (Measurement other : measurements.subList(measurements.indexOf(one) + 1, measurements.size())) {
                Tally first = one.tally();
                Tally second = other.tally();
                boolean comparable = one.households() == other.households();
                if (first != null && second != null && comparable && !first.equals(second)) {
                    found.add(one.name() + " and " + other.name() + " disagree: " + first.figures() + " against "
                            + second.figures());
                }
            }
        }
        return found;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT, ROW, "", "households", "best s", "median s", "ns/household", "households/s", "peak MB"));
        measurements.forEach(measurement -> text.append(row(measurement)));
        Bar.STANDARD.stream()
                .map(bar -> bar.among(measurements))
                .flatMap(Optional::stream)
                .forEach(reached -> text.append(reached).append('\n'));
        disagreements().forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String row(Measurement measurement) {
        return String.format(
                Locale.ROOT,
                ROW,
                measurement.name(),
                String.format(Locale.ROOT, "%,d", measurement.households()),
                String.format(Locale.ROOT, "%.3f", measurement.best()),
                String.format(Locale.ROOT, "%.3f", measurement.median()),
                String.format(Locale.ROOT, "%,.0f", NANOSECONDS / measurement.rate()),
                String.format(Locale.ROOT, "%,.0f", measurement.rate()),
                measurement.peakBytes() == 0 ? "-" : Long.toString(measurement.peakBytes() / MEGABYTE));
    }
}
