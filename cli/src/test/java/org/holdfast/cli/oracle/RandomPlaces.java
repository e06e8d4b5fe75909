package org.holdfast.cli.oracle;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** A small tree of Chinese divisions, with series and hazards at every level of it. */
final class RandomPlaces {
    private static final List<String> PROVINCES = List.of("36", "41", "51", "53");

    private final Chance chance;
    private final RegisterDraft draft;
    private final LocalDate asOf;
    private final List<String> all = new ArrayList<>();
    private final List<String> villages = new ArrayList<>();

    RandomPlaces(Chance chance, RegisterDraft draft, LocalDate asOf) {
        this.chance = chance;
        this.draft = draft;
        this.asOf = asOf;
    }

    /** Draws places, series and hazards; returns where households live: mostly villages, but any place may be a home. */
    List<String> draw() {
        place("CN", "", "nation");
        PROVINCES.forEach(this::province);
        for (String series : List.of("migrant_wage", "farm_price", "cpi")) {
            drawSeries(series);
        }
        int hazards = chance.between(0, 14);
        for (int number = 1; number <= hazards; number++) {
            drawHazard("Z" + number);
        }
        List<String> homes = new ArrayList<>(all);
        for (int times = 0; times < 4; times++) {
            homes.addAll(villages);
        }
        return homes;
    }

    private void province(String province) {
        place(province, "CN", "province");
        String city = province + "01";
        boolean hasCity = chance.of(0.8);
        if (hasCity) {
            place(city, province, "city");
        }
        int counties = chance.between(1, 2);
        for (int county = 1; county <= counties; county++) {
            county(city + "0" + county, hasCity ? city : province);
        }
    }

    private void county(String county, String parent) {
        place(county, parent, "county");
        int townships = chance.between(0, 2);
        for (int number = 1; number <= townships; number++) {
            String township = county + "00" + number;
            place(township, county, "township");
            int few = chance.between(0, 2);
            for (int village = 1; village <= few; village++) {
                place(township + "00" + village, township, "village");
                villages.add(township + "00" + village);
            }
        }
    }

    private void place(String id, String parent, String level) {
        all.add(id);
        draft.add(
                "place",
                "place_id=" + id,
                "parent_id=" + parent,
                "level=" + level,
                "name=" + level + " " + id,
                "name_local=" + chance.unless(0.3, "地方" + id),
                "lat=" + chance.unless(0.3, "3" + chance.between(0, 9) + ".25"),
                "lon=" + chance.unless(0.3, "10" + chance.between(0, 9) + ".5"),
                "population=" + chance.unless(0.3, String.valueOf(chance.between(0, 100_000))),
                "priority_county=" + chance.unless(0.5, chance.truth(0.5)));
    }

    private void drawSeries(String series) {
        for (String place : all) {
            if (chance.of("CN".equals(place) ? 0.7 : place.length() == 2 ? 0.5 : 0.1)) {
                drawSeries(series, place);
            }
        }
    }

    private void drawSeries(String series, String place) {
        YearMonth now = YearMonth.from(asOf);
        double gaps = chance.pick(0, 0, 0.1, 0.5);
        int newest = chance.pick(3, 3, 0, -1, -5, -14);
        int oldest = chance.pick(-30, -30, -13, -12, newest, 1);
        String base = chance.pick("100", "100", "3", "1.2", "0.07", "103.2718");
        for (int month = oldest; month <= newest; month++) {
            if (!chance.of(gaps)) {
                draft.add(
                        "series",
                        "place_id=" + place,
                        "series=" + series,
                        "month=" + now.plusMonths(month),
                        "value=" + (month < -12 ? chance.of(0.08) ? "0" : base : changed(base)));
            }
        }
    }

    private String changed(String base) {
        return switch (base) {
            case "100" -> chance.pick("95", "94.99", "95.01", "90", "89.99", "90.0001", "105", "0");
            case "3" -> chance.pick("2.85", "2.84", "2.7", "2.69", "3.3");
            case "1.2" -> chance.pick("1.14", "1.139", "1.08", "1.079999", "-1.2");
            case "0.07" -> chance.pick("0.0665", "0.063", "0.06");
            default -> String.valueOf(chance.between(70, 130));
        };
    }

    private void drawHazard(String id) {
        LocalDate onset = chance.of(0.3)
                ? chance.dayAround(asOf)
                : asOf.minusDays(chance.of(0.2) ? -chance.between(1, 200) : chance.between(1, 400));
        LocalDate expires = chance.of(0.5) ? chance.dayAround(asOf) : onset.plusDays(chance.pick(-5, 0, 10, 100, 1000));
        draft.add(
                "hazard",
                "hazard_id=" + id,
                "place_id=" + chance.pick(all),
                "type="
                        + chance.pick(
                                "drought",
                                "flood",
                                "cold_wave",
                                "storm",
                                "earthquake",
                                "geological",
                                "fire",
                                "epidemic",
                                "pest",
                                "other"),
                "severity=" + chance.pick("minor", "moderate", "severe", "extreme"),
                "onset=" + onset,
                "expires=" + chance.unless(0.4, expires.toString()),
                "headline=" + chance.unless(0.5, "Warning, \"amber\""),
                "source=" + chance.unless(0.5, "weather office"));
    }
}
