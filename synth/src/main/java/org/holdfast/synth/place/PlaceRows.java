package org.holdfast.synth.place;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.CsvBuffer;

/** The rows of the tables on places: the places of a territory, their series and their hazards. */
public final class PlaceRows {
    private static final byte[] NATION = Utf8.bytes("CN");
    private static final String NATION_CODE = "0";

    private final Divisions divisions;
    private final Territory territory;
    private final Surroundings surroundings;
    private final Calendar calendar;
    private final long seed;
    private final double noise;

    public PlaceRows(
            Divisions divisions,
            Territory territory,
            Surroundings surroundings,
            Calendar calendar,
            Parameters parameters,
            long seed) {
        this.divisions = divisions;
        this.territory = territory;
        this.surroundings = surroundings;
        this.calendar = calendar;
        this.seed = seed;
        this.noise = parameters.get("series_noise");
    }

    // ---- place

    /** Writes every place of the territory, each after the place it lies in. */
    public void writePlaces(CsvBuffer rows) {
        rows.text(NATION)
                .empty()
                .text(Utf8.bytes("nation"))
                .text(Utf8.bytes("China"))
                .text(Utf8.bytes("中国"));
        rows.empty().empty().empty().empty().endRow();
        Set<String> written = new HashSet<>();
        for (int i = 0; i < territory.villages(); i++) {
            County county = territory.county(i);
            Division village = county.villages().get(territory.village(i));
            Division township = county.townships().get(village.parent());
            if (township == null) {
                throw new IllegalStateException("The village " + village.code() + " lies in no township");
            }
            Division[] path = {county.provinceDivision(), county.city(), county.division(), township, village};
            for (Division division : path) {
                if (division == village || written.add(division.code())) {
                    writePlace(division, county, rows);
                }
            }
        }
    }

    private void writePlace(Division division, County county, CsvBuffer rows) {
        byte[] name = Utf8.bytes(division.name());
        boolean isProvince = division == county.provinceDivision();
        rows.text(Utf8.bytes(division.code())).text(Utf8.bytes(division.parent()));
        rows.text(Utf8.bytes(division.level()));
        rows.text(isProvince ? Utf8.bytes(county.province().name()) : name).text(name);
        if (division.code().length() > 6) {
            rows.empty().empty().empty().empty().endRow();
            return;
        }
        Census.Area area = divisions.census().get(division.code());
        rows.text(Utf8.bytes(area.lat())).text(Utf8.bytes(area.lon())).text(Utf8.bytes(area.population()));
        if (division == county.division()) {
            rows.truth(county.priority()).endRow();
        } else {
            rows.empty().endRow();
        }
    }

    // ---- series

    /** Writes the series of the nation, the provinces and some counties of the territory. */
    public void writeSeries(CsvBuffer rows) {
        Trends trends = surroundings.trends();
        writeSeries("CN", NATION_CODE, trends.ofNation(), 1, rows);
        Set<String> provinces = new HashSet<>();
        eachCounty(county -> {
            String province = county.province().code();
            if (provinces.add(province)) {
                writeSeries(province, province, trends.ofProvince(province), 1, rows);
            }
            writeSeries(county.code(), county.code(), trends.ofCounty(county), 0, rows);
        });
    }

    /** Writes what a place has of the series; a county has only the share of series that counties have. */
    private void writeSeries(String place, String code, Trend[] trends, double least, CsvBuffer rows) {
        Chance chance = new Chance().begin(Chance.key(~seed, Long.parseLong(code)), Topic.TRENDS);
        Trend.Kind[] kinds = surroundings.trends().kinds();
        for (int i = 0; i < kinds.length; i++) {
            boolean has = chance.happens(Math.max(least, kinds[i].countyShare()));
            byte[] placeId = Utf8.bytes(place);
            byte[] series = Utf8.bytes(kinds[i].name());
            for (int month = -Calendar.HISTORY; has && month < Calendar.MONTHS; month++) {
                double value = trends[i].value(month) * (1 + noise * chance.normal());
                if (Math.floorMod(month + 1, kinds[i].every()) == 0) {
                    rows.text(placeId).text(series).month(month);
                    rows.hundredths(rounded(value, kinds[i].decimals())).endRow();
                }
            }
        }
    }

    private static long rounded(double value, int decimals) {
        return decimals == 0 ? (long) (value + 0.5) * 100 : (long) (value * 100 + 0.5);
    }

    // ---- hazard

    /** Writes the hazards of the counties of the territory that began by the date of assessment. */
    public void writeHazards(Gaps gaps, CsvBuffer rows) {
        double expiryUnknown = gaps.rate("hazard.expires");
        eachCounty(county -> {
            Chance chance = new Chance().begin(Chance.key(seed, Long.parseLong(county.code())), Topic.GAPS);
            List<Hazard> hazards = surroundings.hazards(county);
            int number = 0;
            for (Hazard hazard : hazards) {
                if (hazard.month() <= Calendar.LAST
                        && calendar.day(hazard.month(), hazard.day()) <= calendar.asOfDay()) {
                    writeHazard(county, hazard, ++number, !chance.happens(expiryUnknown), rows);
                }
            }
        });
    }

    private void writeHazard(County county, Hazard hazard, int number, boolean hasExpiry, CsvBuffer rows) {
        long onset = calendar.day(hazard.month(), hazard.day());
        byte[] code = Utf8.bytes(county.code());
        byte[] severity = Utf8.bytes(hazard.severity());
        rows.part(code).part(new byte[] {'Z'}).digits(number, 3).empty();
        rows.text(code).text(Utf8.bytes(hazard.type())).text(severity).date(onset);
        if (hasExpiry) {
            rows.date(onset + hazard.days());
        } else {
            rows.empty();
        }
        rows.part(severity).part(new byte[] {' '}).text(Utf8.bytes(hazard.type().replace('_', ' ')));
        rows.text(Utf8.bytes("synthetic")).endRow();
    }

    private void eachCounty(Consumer<County> action) {
        County last = null;
        for (int i = 0; i < territory.villages(); i++) {
            if (territory.county(i) != last) {
                last = territory.county(i);
                action.accept(last);
            }
        }
    }
}
