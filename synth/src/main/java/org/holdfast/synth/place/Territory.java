package org.holdfast.synth.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Topic;

/**
 * The villages of a register and how many households each has, in order of their codes.
 *
 * <p>A small register has few counties, drawn systematically in proportion to their share of registered households; a
 * large one has all. Within them villages join in a fixed order, the sooner the more registered the county, until there
 * are enough households. A village is the same in every register that has it, but for the one that comes last.
 */
public final class Territory {
    private static final int INDEX_BITS = 12;

    private final List<County> counties;
    private final long seed;
    private final int smallestVillage;
    private final int largestVillage;
    private final long householdsACounty;
    private int[] county = new int[1024];
    private int[] village = new int[1024];
    private double[] rank = new double[1024];
    private int[] households = new int[1024];
    private int count;

    private Territory(List<County> counties, Parameters parameters, long seed) {
        this.counties = counties;
        this.seed = seed;
        smallestVillage = (int) parameters.get("smallest_village");
        largestVillage = (int) parameters.get("largest_village");
        householdsACounty = (long) parameters.get("households_a_county");
    }

    /** The villages for so many households. */
    public static Territory choose(Divisions divisions, Parameters parameters, long wanted, long seed)
            throws TooManyHouseholds {
        Territory territory = new Territory(divisions.counties(), parameters, seed);
        BitSet chosen = territory.chooseCounties(wanted);
        chosen.stream().forEach(territory::addVillages);
        if (territory.total() < wanted) {
            chosen.flip(0, territory.counties.size());
            territory.count = 0;
            territory.counties.forEach(c -> territory.addVillages(c.number()));
        }
        if (territory.total() < wanted) {
            throw new TooManyHouseholds(territory.total(), wanted);
        }
        territory.keep(wanted);
        return territory;
    }

    public int villages() {
        return count;
    }

    public County county(int number) {
        return counties.get(county[number]);
    }

    /** The village's place in the list of its county. */
    public int village(int number) {
        return village[number];
    }

    public int households(int number) {
        return households[number];
    }

    private long total() {
        return Arrays.stream(households, 0, count).asLongStream().sum();
    }

    private BitSet chooseCounties(long wanted) {
        long number = (wanted - 1) / householdsACounty + 1;
        BitSet chosen = new BitSet();
        if (number >= counties.size()) {
            chosen.set(0, counties.size());
            return chosen;
        }
        double all = counties.stream().mapToDouble(County::registeredShare).sum();
        double step = all / number;
        double next = step * new Chance().begin(seed, Topic.TERRITORY).uniform();
        double upTo = 0;
        for (County candidate : counties) {
            upTo += candidate.registeredShare();
            while (next < upTo) {
                chosen.set(candidate.number());
                next += step;
            }
        }
        return chosen;
    }

    /** Adds all villages of a county, each with its rank: those of low rank join first. */
    private void addVillages(int number) {
        County from = counties.get(number);
        int villages = from.villages().count();
        Chance chance = new Chance();
        long[] order = new long[villages];
        int first = count;
        for (int i = 0; i < villages; i++) {
            chance.begin(Chance.key(seed, from.villages().code(i)), Topic.VILLAGE);
            order[i] = (chance.next() >>> INDEX_BITS << INDEX_BITS) | i;
            add(number, i, chance.between(smallestVillage, largestVillage));
        }
        Arrays.sort(order);
        double phase = chance.begin(Chance.key(seed, number), Topic.TERRITORY).uniform();
        for (int place = 0; place < villages; place++) {
            int i = (int) (order[place] & ((1 << INDEX_BITS) - 1));
            // every county has a first village before any has a second
            rank[first + i] = place == 0 ? 0 : (place + phase) / (villages * from.registeredShare());
        }
    }

    private void add(int fromCounty, int index, int size) {
        if (count == county.length) {
            county = Arrays.copyOf(county, 2 * count);
            village = Arrays.copyOf(village, 2 * count);
            rank = Arrays.copyOf(rank, 2 * count);
            households = Arrays.copyOf(households, 2 * count);
        }
        county[count] = fromCounty;
        village[count] = index;
        households[count++] = size;
    }

    /** Keeps the villages of lowest rank that together have enough households, the last of them in part. */
    private void keep(long wanted) {
        double[] ranks = Arrays.copyOf(rank, count);
        Arrays.sort(ranks);
        int least = 0;
        int greatest = count - 1;
        while (least < greatest) {
            int middle = (least + greatest) >>> 1;
            if (householdsUpTo(ranks[middle]) >= wanted) {
                greatest = middle;
            } else {
                least = middle + 1;
            }
        }
        keepUpTo(ranks[least], wanted);
    }

    private long householdsUpTo(double last) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += rank[i] <= last ? households[i] : 0;
        }
        return sum;
    }

    private void keepUpTo(double last, long wanted) {
        long excess = householdsUpTo(last) - wanted;
        for (int i = count - 1; i >= 0 && excess > 0; i--) {
            if (rank[i] == last) {
                int cut = (int) Math.min(excess, households[i]);
                households[i] -= cut;
                excess -= cut;
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (rank[i] <= last && households[i] > 0) {
                county[kept] = county[i];
                village[kept] = village[i];
                households[kept++] = households[i];
            }
        }
        count = kept;
    }
}
