package org.holdfast.synth.place;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.holdfast.synth.draw.Sheet;

/** What is said of the households of a region of China; {@code regions.csv}. */
public final class RegionFigures {
    private final Map<Region, Double> chronic = new EnumMap<>(Region.class);

    public RegionFigures() {
        Sheet sheet = Sheet.read("regions.csv");
        for (int row = 0; row < sheet.rows(); row++) {
            chronic.put(sheet.option(row, "region", Region.class), sheet.number(row, "chronic"));
        }
    }

    /** How many times as common as usual chronic illness is. */
    public double chronic(Region region) {
        return Objects.requireNonNull(chronic.get(region));
    }
}
