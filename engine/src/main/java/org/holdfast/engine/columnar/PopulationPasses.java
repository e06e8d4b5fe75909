package org.holdfast.engine.columnar;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.holdfast.column.ShortestDecimal;
import org.holdfast.engine.Exact;
import org.holdfast.engine.PopulationValue;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;
import org.jspecify.annotations.Nullable;

/**
 * Computes the population figures of a pack exactly, in the order they need each other, by passes over the register
 * that count in bounded memory: one finds the total weight and the extremes, each further one narrows down where a
 * quantile lies.
 */
final class PopulationPasses {
    private final Pack pack;
    private final Planner planner;
    private final Surroundings surroundings;
    private final Pass pass;
    private final Set<String> done = new HashSet<>();
    private final List<PopulationValue> values = new ArrayList<>();

    /** Runs nodes over all households. */
    interface Pass {
        void run(List<Node> needed, Supplier<Counting> counting) throws IOException;
    }

    /** One thread's counts. */
    interface Counting {
        void count(Workspace work, long firstHousehold);
    }

    PopulationPasses(Pack pack, Planner planner, Surroundings surroundings, Pass pass) {
        this.pack = pack;
        this.planner = planner;
        this.surroundings = surroundings;
        this.pass = pass;
    }

    /** The figures, which the planner knows from then on. */
    List<PopulationValue> run() throws IOException {
        for (PopulationFigure figure : pack.population()) {
            ensure(figure);
        }
        return values;
    }

    private void ensure(PopulationFigure figure) throws IOException {
        if (!done.add(figure.id())) {
            return;
        }
        ensureNeeds(pack.findFact(figure.of()).orElseThrow().value());
        Expression weight = figure.weight();
        if (weight != null) {
            ensureNeeds(weight);
        }
        List<PopulationValue> computed = compute(figure);
        planner.add(computed);
        values.addAll(computed);
    }

    private void ensureNeeds(Expression expression) throws IOException {
        if (expression instanceof Expression.PopulationReference reference) {
            for (PopulationFigure figure : pack.population()) {
                if (figure.id().equals(reference.id())) {
                    ensure(figure);
                }
            }
        } else if (expression instanceof Expression.FactReference reference) {
            ensureNeeds(pack.findFact(reference.id()).orElseThrow().value());
        }
        for (Expression part : Children.of(expression)) {
            ensureNeeds(part);
        }
    }

    private List<PopulationValue> compute(PopulationFigure figure) throws IOException {
        Node value = planner.perHousehold(planner.fact(figure.of()));
        Expression weighting = figure.weight();
        Node weight = weighting == null ? null : planner.perHousehold(planner.alone(weighting));
        Groups groups = groups(figure);
        List<Node> needed = weight == null ? List.of(value) : List.of(value, weight);
        Samples samples = new Samples(groups, value, weight);
        List<Extent> extents = new ArrayList<>();
        pass.run(needed, () -> register(extents, new Extent(samples, figure.statistic())));
        Extent whole = new Extent(samples, figure.statistic());
        extents.forEach(whole::add);
        Object[] results = figure.statistic() == PopulationFigure.Statistic.MEAN
                ? means(whole, figure)
                : quantiles(whole, figure, samples, needed);
        return IntStream.range(0, groups.count())
                .filter(group -> whole.firstSeen[group] < Long.MAX_VALUE || figure.within() == null)
                .boxed()
                .sorted(Comparator.comparingLong(group -> whole.firstSeen[group]))
                .map(group -> new PopulationValue(
                        figure.id(), groups.id(group), results[group], whole.households[group], whole.leftOut[group]))
                .toList();
    }

    private static <T> T register(List<T> all, T one) {
        synchronized (all) {
            all.add(one);
        }
        return one;
    }

    /** Which group the households of each place belong to. */
    private record Groups(int[] ofPlace, List<@Nullable String> ids) {
        int count() {
            return ids.size();
        }

        @Nullable
        String id(int group) {
            return ids.get(group);
        }
    }

    private Groups groups(PopulationFigure figure) {
        int places = surroundings.places().count();
        int[] ofPlace = new int[places];
        List<@Nullable String> ids = new ArrayList<>();
        String level = figure.within();
        if (level == null) {
            ids.add(null);
            return new Groups(ofPlace, ids);
        }
        int[] groupOf = new int[places];
        Arrays.fill(groupOf, -1);
        for (int place = 0; place < places; place++) {
            int enclosing = surroundings.enclosing(place, level);
            if (enclosing >= 0 && groupOf[enclosing] < 0) {
                groupOf[enclosing] = ids.size();
                ids.add(surroundings.places().id(enclosing));
            }
            ofPlace[place] = enclosing < 0 ? -1 : groupOf[enclosing];
        }
        return new Groups(ofPlace, ids);
    }

    /** The values and weights of a batch, as keys in the order of the values. */
    private record Samples(
            Groups groups, Node value, @Nullable Node weight) {
        boolean isNumber() {
            return value.type() != Type.Scalar.DOUBLE;
        }

        void prepare(Workspace work) {
            if (isNumber()) {
                work.vector(value).wide(work.households());
            }
        }

        boolean isKnown(Workspace work, int household) {
            Vector vector = work.vector(value);
            return isNumber() ? vector.isKnown(household) : !Double.isNaN(vector.doubles[household & vector.mask]);
        }

        /** A number that orders values as they are ordered; minus zero is zero. */
        long key(Workspace work, int household) {
            Vector vector = work.vector(value);
            int at = household & vector.mask;
            if (isNumber()) {
                return vector.numbers[at];
            }
            long bits = Double.doubleToRawLongBits(vector.doubles[at] + 0.0);
            return bits ^ bits >> 63 & Long.MAX_VALUE;
        }

        BigDecimal ofKey(long key) {
            return isNumber()
                    ? BigDecimal.valueOf(key)
                    : ShortestDecimal.of(Double.longBitsToDouble(key ^ key >> 63 & Long.MAX_VALUE));
        }

        /** The household's weight; NaN when it is unknown. */
        double weight(Workspace work, int household) {
            Node of = weight;
            if (of == null) {
                return 1;
            }
            Vector vector = work.vector(of);
            return vector.doubles[household & vector.mask];
        }
    }

    /** The first pass: total weights, extremes, how many households, and the weighted sum for a mean. */
    private static final class Extent implements Counting {
        private final Samples samples;
        private final boolean mean;
        private final WeightSum weights;
        private final BigDecimal[] sums;
        private final long[] least;
        private final long[] greatest;
        private final long[] households;
        private final long[] leftOut;
        private final long[] firstSeen;

        Extent(Samples samples, PopulationFigure.Statistic statistic) {
            int groups = samples.groups().count();
            this.samples = samples;
            this.mean = statistic == PopulationFigure.Statistic.MEAN;
            this.weights = new WeightSum(groups);
            this.sums = new BigDecimal[groups];
            this.least = new long[groups];
            this.greatest = new long[groups];
            this.households = new long[groups];
            this.leftOut = new long[groups];
            this.firstSeen = new long[groups];
            Arrays.fill(sums, BigDecimal.ZERO);
            Arrays.fill(least, Long.MAX_VALUE);
            Arrays.fill(greatest, Long.MIN_VALUE);
            Arrays.fill(firstSeen, Long.MAX_VALUE);
        }

        @Override
        public void count(Workspace work, long firstHousehold) {
            samples.prepare(work);
            int[] places = work.places();
            for (int i = 0; i < work.households(); i++) {
                int group = samples.groups().ofPlace()[places[i]];
                if (group < 0) {
                    continue;
                }
                firstSeen[group] = Math.min(firstSeen[group], firstHousehold + i);
                double weight = samples.weight(work, i);
                if (!(weight > 0) || !samples.isKnown(work, i)) {
                    leftOut[group]++;
                    continue;
                }
                households[group]++;
                weights.add(group, weight);
                long key = samples.key(work, i);
                least[group] = Math.min(least[group], key);
                greatest[group] = Math.max(greatest[group], key);
                if (mean) {
                    sums[group] = sums[group].add(samples.ofKey(key).multiply(ShortestDecimal.of(weight)));
                }
            }
        }

        void add(Extent other) {
            weights.add(other.weights);
            for (int group = 0; group < least.length; group++) {
                sums[group] = sums[group].add(other.sums[group]);
                least[group] = Math.min(least[group], other.least[group]);
                greatest[group] = Math.max(greatest[group], other.greatest[group]);
                households[group] += other.households[group];
                leftOut[group] += other.leftOut[group];
                firstSeen[group] = Math.min(firstSeen[group], other.firstSeen[group]);
            }
        }
    }

    private static @Nullable Object[] means(Extent whole, PopulationFigure figure) {
        @Nullable Object[] results = new Object[whole.households.length];
        for (int group = 0; group < results.length; group++) {
            if (whole.households[group] > 0) {
                boolean money = figure.type() == Type.Scalar.MONEY;
                results[group] = result(Exact.mean(whole.sums[group], whole.weights.get(group), money), figure);
            }
        }
        return results;
    }

    private static @Nullable Object result(BigDecimal value, PopulationFigure figure) {
        return figure.type() == Type.Scalar.MONEY
                ? Exact.fitting(value.toBigIntegerExact())
                : (Object) value.doubleValue();
    }

    private @Nullable Object[] quantiles(Extent whole, PopulationFigure figure, Samples samples, List<Node> needed)
            throws IOException {
        Bisection bisection = new Bisection(whole, BigDecimal.valueOf(figure.p()));
        while (bisection.isOpen()) {
            List<Histogram> histograms = new ArrayList<>();
            pass.run(needed, () -> register(histograms, new Histogram(samples, bisection)));
            Histogram sum = new Histogram(samples, bisection);
            histograms.forEach(sum::add);
            bisection.narrow(sum);
        }
        @Nullable Object[] results = new Object[whole.households.length];
        for (int group = 0; group < results.length; group++) {
            if (whole.households[group] > 0) {
                results[group] = result(samples.ofKey(bisection.least[group]), figure);
            }
        }
        return results;
    }

    /** For each group the range of keys in which its quantile lies, cut into buckets of a power of two. */
    private static final class Bisection {
        private static final int MOST_BUCKETS = 1 << 20;
        private final long[] least;
        private final long[] greatest;
        private final BigDecimal[] enough;
        private final BigDecimal[] below;
        private final int bits;

        Bisection(Extent whole, BigDecimal order) {
            int groups = whole.least.length;
            this.least = whole.least.clone();
            this.greatest = whole.greatest.clone();
            this.enough = new BigDecimal[groups];
            this.below = new BigDecimal[groups];
            for (int group = 0; group < groups; group++) {
                enough[group] = whole.weights.get(group).multiply(order);
                below[group] = BigDecimal.ZERO;
            }
            int share = Math.max(1, MOST_BUCKETS / Math.max(1, groups));
            this.bits = Math.max(4, 31 - Integer.numberOfLeadingZeros(share));
        }

        boolean isOpen() {
            return IntStream.range(0, least.length).anyMatch(group -> least[group] < greatest[group]);
        }

        /** How far a key of a group is shifted to give its bucket. */
        int shift(int group) {
            long span = greatest[group] - least[group];
            return Math.max(0, Long.SIZE - Long.numberOfLeadingZeros(span) - bits);
        }

        int buckets() {
            return 1 << bits;
        }

        boolean contains(int group, long key) {
            return least[group] <= key && key <= greatest[group];
        }

        void narrow(Histogram counted) {
            for (int group = 0; group < least.length; group++) {
                if (least[group] < greatest[group]) {
                    narrow(group, counted.weights);
                }
            }
        }

        private void narrow(int group, WeightSum weights) {
            int shift = shift(group);
            int first = group << bits;
            int last = -1;
            BigDecimal reached = below[group];
            for (int bucket = 0; bucket < buckets(); bucket++) {
                if (!weights.isZero(first + bucket)) {
                    last = bucket;
                    BigDecimal next = reached.add(weights.get(first + bucket));
                    if (next.compareTo(enough[group]) >= 0) {
                        break;
                    }
                    reached = next;
                }
            }
            below[group] = reached;
            long start = least[group] + ((long) last << shift);
            long more = (1L << shift) - 1;
            least[group] = start;
            // distances are compared, and without a sign: a bucket may reach beyond the greatest number there is
            if (Long.compareUnsigned(greatest[group] - start, more) > 0) {
                greatest[group] = start + more;
            }
        }
    }

    /** The weight in each bucket of each group's range. */
    private static final class Histogram implements Counting {
        private final Samples samples;
        private final Bisection bisection;
        private final int[] shifts;
        private final WeightSum weights;

        Histogram(Samples samples, Bisection bisection) {
            this.samples = samples;
            this.bisection = bisection;
            int groups = samples.groups().count();
            this.shifts = IntStream.range(0, groups).map(bisection::shift).toArray();
            this.weights = new WeightSum(groups << bisection.bits);
        }

        @Override
        public void count(Workspace work, long firstHousehold) {
            samples.prepare(work);
            int[] places = work.places();
            for (int i = 0; i < work.households(); i++) {
                int group = samples.groups().ofPlace()[places[i]];
                double weight = group < 0 ? 0 : samples.weight(work, i);
                if (weight > 0 && samples.isKnown(work, i)) {
                    long key = samples.key(work, i);
                    if (bisection.contains(group, key)) {
                        int bucket = (int) (key - bisection.least[group] >>> shifts[group]);
                        weights.add((group << bisection.bits) + bucket, weight);
                    }
                }
            }
        }

        void add(Histogram other) {
            weights.add(other.weights);
        }
    }
}
