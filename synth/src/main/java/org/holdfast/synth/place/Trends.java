package org.holdfast.synth.place;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Topic;

/** The economic trends of the nation, its provinces and counties: prices, wages, incomes. */
public final class Trends {
    private final Trend.Kind[] kinds = Trend.Kind.read();
    private final long seed;

    public Trends(long seed) {
        this.seed = seed;
    }

    Trend.Kind[] kinds() {
        return kinds;
    }

    /** The trends of the nation, in the order of {@link #kinds}. */
    Trend[] ofNation() {
        Trend[] trends = new Trend[kinds.length];
        for (int i = 0; i < kinds.length; i++) {
            trends[i] = kinds[i].ofNation();
        }
        return trends;
    }

    Trend[] ofProvince(String code) {
        Chance chance = chance(code);
        Trend[] trends = ofNation();
        for (int i = 0; i < kinds.length; i++) {
            trends[i] = trends[i].inside(kinds[i].levelDeviation(), kinds[i].provinceDeviation(), chance);
        }
        return trends;
    }

    Trend[] ofCounty(County county) {
        Chance chance = chance(county.code());
        Trend[] trends = ofProvince(county.province().code());
        for (int i = 0; i < kinds.length; i++) {
            trends[i] = trends[i].inside(kinds[i].levelDeviation(), kinds[i].countyDeviation(), chance);
        }
        return trends;
    }

    Trend get(Trend[] trends, String name) {
        for (int i = 0; i < kinds.length; i++) {
            if (kinds[i].name().equals(name)) {
                return trends[i];
            }
        }
        throw new IllegalStateException("series.csv has no series " + name);
    }

    private Chance chance(String place) {
        return new Chance().begin(Chance.key(seed, Long.parseLong(place)), Topic.TRENDS);
    }
}
