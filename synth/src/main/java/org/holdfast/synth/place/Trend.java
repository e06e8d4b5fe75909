package org.holdfast.synth.place;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Sheet;

/**
 * How a figure of a place moves over four years: two before the year of the date of assessment, that year, and the one
 * after it.
 *
 * @param base its value before the first month
 * @param changes by year, as a share
 */
record Trend(double base, double[] changes) {
    private static final int MONTHS_A_YEAR = 12;
    /** Years there are before the ledger begins. */
    private static final int HISTORY = 1;

    /** What is known of a series for the whole nation, and how far places stray from it. */
    record Kind(
            String name,
            Trend ofNation,
            double levelDeviation,
            double provinceDeviation,
            double countyDeviation,
            int every,
            double countyShare,
            int decimals) {

        static Kind[] read() {
            Sheet sheet = Sheet.read("series.csv");
            Kind[] kinds = new Kind[sheet.rows()];
            for (int row = 0; row < kinds.length; row++) {
                kinds[row] = new Kind(
                        sheet.text(row, "series"),
                        new Trend(sheet.number(row, "base"), new double[] {
                            sheet.number(row, "two_years_before"),
                            sheet.number(row, "year_before"),
                            sheet.number(row, "year_of"),
                            sheet.number(row, "year_after")
                        }),
                        sheet.number(row, "level_deviation"),
                        sheet.number(row, "province_deviation"),
                        sheet.number(row, "county_deviation"),
                        sheet.whole(row, "every"),
                        sheet.number(row, "county_share"),
                        sheet.whole(row, "decimals"));
            }
            return kinds;
        }
    }

    /** The trend of a place inside: the same, but for what chance makes of it. */
    Trend inside(double levelDeviation, double changeDeviation, Chance chance) {
        double level = StrictMath.exp(levelDeviation * chance.normal());
        double[] strayed = changes.clone();
        for (int year = 0; year < strayed.length; year++) {
            strayed[year] += changeDeviation * chance.normal();
        }
        return new Trend(base * level, strayed);
    }

    /** The change over a year of the ledger (0, 1) or the year to come (2). */
    double change(int year) {
        return changes[year + HISTORY];
    }

    /** The value in a month of the ledger, or before it. */
    double value(int month) {
        int years = Math.floorDiv(month, MONTHS_A_YEAR) + HISTORY;
        double value = base;
        for (int year = 0; year < years; year++) {
            value *= 1 + changes[year];
        }
        return value * (1 + changes[years] * (Math.floorMod(month, MONTHS_A_YEAR) + 1) / MONTHS_A_YEAR);
    }
}
