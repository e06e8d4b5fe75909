package org.holdfast.bench;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How long a peer took, run by run, and what it found.
 *
 * @param households how many it worked on in each run
 * @param seconds of the runs, in order
 * @param peakBytes the most memory its process held at once (resident), or 0 when the system does not tell
 */
public record Measurement(
        String id,
        String name,
        long households,
        List<Double> seconds,
        long peakBytes,
        @Nullable Tally tally) {
    private static final String FIGURE = "tally.";

    public double best() {
        return sorted()[0];
    }

    public double median() {
        return sorted()[seconds.size() / 2];
    }

    /** Households a second in the best run. */
    public double rate() {
        return households / best();
    }

    private double[] sorted() {
        return seconds.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("id", id);
        properties.setProperty("name", name);
        properties.setProperty("households", Long.toString(households));
        properties.setProperty(
                "seconds",
                String.join(" ", seconds.stream().map(String::valueOf).toList()));
        properties.setProperty("peakBytes", Long.toString(peakBytes));
        Tally found = tally;
        if (found != null) {
            found.figures().forEach((figure, sum) -> properties.setProperty(FIGURE + figure, Long.toString(sum)));
        }
        try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            properties.store(out, null);
        }
    }

    static Measurement read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        Map<String, Long> figures = new TreeMap<>();
        properties.stringPropertyNames().stream()
                .filter(key -> key.startsWith(FIGURE))
                .forEach(key -> figures.put(key.substring(FIGURE.length()), Long.valueOf(properties.getProperty(key))));
        return new Measurement(
                properties.getProperty("id"),
                properties.getProperty("name"),
                Long.parseLong(properties.getProperty("households")),
                Arrays.stream(properties.getProperty("seconds").split(" "))
                        .map(Double::valueOf)
                        .toList(),
                Long.parseLong(properties.getProperty("peakBytes")),
                figures.isEmpty() ? null : new Tally(figures));
    }
}
