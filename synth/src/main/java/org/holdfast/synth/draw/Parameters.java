package org.holdfast.synth.draw;

import java.util.HashMap;
import java.util.Map;

/** The single figures of the generator, by name; {@code parameters.csv} gives each with its unit and source. */
public final class Parameters {
    private final Map<String, Double> values = new HashMap<>();

    private Parameters() {}

    public static Parameters read() {
        Sheet sheet = Sheet.read("parameters.csv");
        Parameters parameters = new Parameters();
        for (int row = 0; row < sheet.rows(); row++) {
            parameters.values.put(sheet.text(row, "parameter"), sheet.number(row, "value"));
        }
        return parameters;
    }

    public double get(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("parameters.csv has no parameter " + name);
        }
        return value;
    }
}
