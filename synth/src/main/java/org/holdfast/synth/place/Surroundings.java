package org.holdfast.synth.place;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.table.Calendar;

/** The conditions of every county, drawn when asked for. */
public final class Surroundings {
    private final Trends trends;
    private final Map<Region, List<Hazard.Kind>> hazards = new EnumMap<>(Region.class);
    private final long seed;
    private final Parameters parameters;
    private final int firstMonthOfYear;

    public Surroundings(long seed, Parameters parameters, Calendar calendar) {
        this.seed = seed;
        this.parameters = parameters;
        this.trends = new Trends(seed);
        this.firstMonthOfYear = calendar.firstMonthOfYear();
        for (Region region : Region.values()) {
            hazards.put(region, Hazard.Kind.of(region));
        }
    }

    public Conditions of(County county) {
        Trend wages = trends.get(trends.ofProvince(county.province().code()), "migrant_wage");
        Trend prices = trends.get(trends.ofCounty(county), "farm_price");
        return new Conditions(wages, prices, hazards(county), parameters);
    }

    Trends trends() {
        return trends;
    }

    List<Hazard> hazards(County county) {
        List<Hazard.Kind> kinds =
                Objects.requireNonNull(hazards.get(county.province().region()));
        return Hazard.draw(county, kinds, seed, firstMonthOfYear);
    }
}
