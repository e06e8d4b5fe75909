package org.holdfast.synth.place;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.synth.draw.Sheet;
import org.jspecify.annotations.Nullable;

/** What the population census of 2020 says of provinces, cities and counties, and where they lie. */
final class Census {
    private final Map<String, Area> areas = new HashMap<>();

    /**
     * A division of any level.
     *
     * @param population as written, empty when unknown
     * @param lat latitude of its middle as written, empty when unknown
     * @param profile of a county, else null
     */
    record Area(
            String population,
            String lat,
            String lon,
            @Nullable Profile profile) {}

    /**
     * The households and people of a county.
     *
     * @param generations share of households of one person, and of one, two, three, four generations or more
     * @param children share of people under 15
     * @param elderly share of people of 60 and more
     * @param deprivation mean of nine standardised deprivations, higher is poorer
     */
    record Profile(
            double householdSize,
            double[] generations,
            double children,
            double elderly,
            double schoolingYears,
            double deprivation) {}

    private Census() {}

    static Census read() {
        Sheet sheet = Sheet.read("census.csv.gz");
        Census census = new Census();
        for (int row = 0; row < sheet.rows(); row++) {
            Area area = new Area(
                    sheet.text(row, "population"),
                    sheet.text(row, "lat"),
                    sheet.text(row, "lon"),
                    sheet.isKnown(row, "deprivation") ? profile(sheet, row) : null);
            census.areas.put(sheet.text(row, "code"), area);
        }
        return census;
    }

    private static Profile profile(Sheet sheet, int row) {
        double[] generations = {
            sheet.number(row, "one_person"),
            sheet.number(row, "one_generation"),
            sheet.number(row, "two_generations"),
            sheet.number(row, "three_generations"),
            sheet.number(row, "four_generations")
        };
        return new Profile(
                sheet.number(row, "household_size"),
                generations,
                sheet.number(row, "children"),
                sheet.number(row, "elderly"),
                sheet.number(row, "schooling_years"),
                sheet.number(row, "deprivation"));
    }

    Area get(String code) {
        Area area = areas.get(code);
        if (area == null) {
            throw new IllegalStateException("census.csv.gz has no division " + code);
        }
        return area;
    }

    Profile profile(String code) {
        Profile profile = get(code).profile();
        if (profile == null) {
            throw new IllegalStateException("census.csv.gz has no profile of the county " + code);
        }
        return profile;
    }
}
