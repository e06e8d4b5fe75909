package org.holdfast.synth.place;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Sheet;
import org.holdfast.synth.draw.Topic;
import org.holdfast.synth.draw.Weights;
import org.holdfast.synth.table.Calendar;

/**
 * An alert for a county.
 *
 * @param month counted as in {@link Calendar}
 * @param day of the month, from 0
 * @param days how long it lasts
 */
record Hazard(String type, Severity severity, int month, int day, int days) {
    private static final int MONTHS_A_YEAR = 12;
    private static final int DAYS = 28;

    /** How grave an alert is. */
    public enum Severity {
        MINOR,
        MODERATE,
        SEVERE,
        EXTREME
    }

    /** How often counties of a region have a type of hazard, when and how grave. */
    record Kind(
            String type,
            String region,
            double yearly,
            int firstMonth,
            int lastMonth,
            int daysLow,
            int daysHigh,
            Weights severities) {

        /** The kinds of each region: a row for a region takes the place of the one for any. */
        static List<Kind> of(Region region) {
            Sheet sheet = Sheet.read("hazards.csv");
            List<Kind> kinds = new ArrayList<>();
            for (int row = 0; row < sheet.rows(); row++) {
                Kind kind = read(sheet, row);
                if (kind.region.equalsIgnoreCase(region.name())) {
                    kinds.removeIf(other -> other.type.equals(kind.type));
                    kinds.add(kind);
                } else if (kind.region.equals("any")) {
                    kinds.add(kind);
                }
            }
            return kinds;
        }

        private static Kind read(Sheet sheet, int row) {
            return new Kind(
                    sheet.text(row, "type"),
                    sheet.text(row, "region"),
                    sheet.number(row, "yearly"),
                    sheet.whole(row, "first_month"),
                    sheet.whole(row, "last_month"),
                    sheet.whole(row, "days_low"),
                    sheet.whole(row, "days_high"),
                    new Weights(
                            sheet.number(row, "minor"),
                            sheet.number(row, "moderate"),
                            sheet.number(row, "severe"),
                            sheet.number(row, "extreme")));
        }
    }

    /** The hazards of a county over the two years of the ledger and the one after, in order of time. */
    static List<Hazard> draw(County county, List<Kind> kinds, long seed, int firstMonthOfYear) {
        Chance chance = new Chance().begin(Chance.key(seed, Long.parseLong(county.code())), Topic.HAZARDS);
        List<Hazard> hazards = new ArrayList<>();
        for (int year = 0; year < 3; year++) {
            for (Kind kind : kinds) {
                boolean happens = chance.happens(kind.yearly);
                int calendarMonth = chance.between(kind.firstMonth, kind.lastMonth);
                int month = year * MONTHS_A_YEAR + Math.floorMod(calendarMonth - firstMonthOfYear, MONTHS_A_YEAR);
                int day = chance.between(0, DAYS - 1);
                int days = chance.between(kind.daysLow, kind.daysHigh);
                Severity severity = Severity.values()[kind.severities.draw(chance)];
                if (happens) {
                    hazards.add(new Hazard(kind.type, severity, month, day, days));
                }
            }
        }
        return hazards;
    }
}
