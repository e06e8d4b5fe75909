package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A made-up country of provinces, counties and villages, with coordinates down to the counties. */
final class SamplePlaces {
    private static final String[] PROVINCES = {"North March", "Riverland", "Dry Hills", "Coast"};
    private static final String[] LOCAL = {"北境省", "河川省", "旱岭省", "沿海省"};

    private final List<Place> places = new ArrayList<>();
    private final Random random;

    private SamplePlaces(long seed) {
        random = new Random(seed);
    }

    /** {@code villages} are those of each county. */
    static PlaceTree of(int counties, int villages, long seed) {
        SamplePlaces sample = new SamplePlaces(seed);
        sample.places.add(new Place("XX", -1, "nation", "Samplia", "样例国", Double.NaN, Double.NaN));
        for (int province = 0; province < PROVINCES.length; province++) {
            sample.province(province, counties, villages);
        }
        return PlaceTree.of(sample.places);
    }

    private void province(int number, int counties, int villages) {
        String id = Integer.toString(51 + number);
        double lat = 27 + 3.4 * (number / 2);
        double lon = 65 + 5.5 * (number % 2);
        int self = places.size();
        places.add(new Place(id, 0, "province", PROVINCES[number], LOCAL[number], lat, lon));
        for (int county = 1; county <= counties; county++) {
            county(id + String.format(java.util.Locale.ROOT, "%04d", county), self, county, villages, lat, lon);
        }
    }

    private void county(String id, int parent, int number, int villages, double lat, double lon) {
        int self = places.size();
        String province = places.get(parent).name();
        places.add(new Place(
                id,
                parent,
                "county",
                province + " County " + number,
                LOCAL[(id.charAt(1) - '1') % LOCAL.length].charAt(0) + "字第" + number + "县",
                lat + random.nextGaussian(),
                lon + 1.4 * random.nextGaussian()));
        for (int village = 1; village <= villages; village++) {
            places.add(new Place(
                    id + String.format(java.util.Locale.ROOT, "%06d", village),
                    self,
                    "village",
                    "Village " + number + "-" + village,
                    null,
                    Double.NaN,
                    Double.NaN));
        }
    }
}
