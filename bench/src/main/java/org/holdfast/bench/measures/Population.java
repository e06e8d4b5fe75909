package org.holdfast.bench.measures;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/**
 * Persons of a survey drawn from a seed, in 30 regions with 200 enumeration areas each: incomes are log-normal, richer in some
 * regions than in others, one in a hundred is zero and one in five is told in round hundreds. Weights are quarters, so that
 * their sums are exact in any order.
 *
 * <p>The file: the number of persons, then all incomes, all weights, all regions, all areas; little-endian, of 8 and 4 bytes.
 */
final class Population {
    static final int REGIONS = 30;
    static final int AREAS = 6000;
    static final double LINE = 12_000;
    private static final int RECORD = 2 * Double.BYTES + 2 * Integer.BYTES;

    final double[] income;
    final double[] weight;
    final int[] region;
    final int[] area;

    private Population(int persons) {
        income = new double[persons];
        weight = new double[persons];
        region = new int[persons];
        area = new int[persons];
    }

    static Population draw(int persons, long seed) {
        Population drawn = new Population(persons);
        SplittableRandom random = new SplittableRandom(seed);
        for (int person = 0; person < persons; person++) {
            int area = (int) ((long) person * AREAS / persons);
            int region = area / (AREAS / REGIONS);
            double income = Math.exp(9.6 + 0.1 * (region % 5) + 0.6 * random.nextGaussian());
            int told = random.nextInt(100);
            drawn.income[person] = told == 0 ? 0 : told <= 20 ? 100 * Math.rint(income / 100) : income;
            drawn.weight[person] = 40 + area % 97 + random.nextInt(8) / 4.0;
            drawn.region[person] = region;
            drawn.area[person] = area;
        }
        return drawn;
    }

    int persons() {
        return income.length;
    }

    void write(Path file) throws IOException {
        try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16);
                DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeInt(Integer.reverseBytes(persons()));
            write(out, income);
            write(out, weight);
            write(out, region);
            write(out, area);
        }
    }

    static void write(DataOutputStream out, double[] numbers) throws IOException {
        for (double number : numbers) {
            out.writeLong(Long.reverseBytes(Double.doubleToRawLongBits(number)));
        }
    }

    private static void write(DataOutputStream out, int[] numbers) throws IOException {
        for (int number : numbers) {
            out.writeInt(Integer.reverseBytes(number));
        }
    }

    static Population read(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            MappedByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
            bytes.order(ByteOrder.LITTLE_ENDIAN);
            Population read = new Population(bytes.getInt());
            if (bytes.remaining() != (long) read.persons() * RECORD) {
                throw new IOException(file + " does not hold the " + read.persons() + " persons that it says");
            }
            read(bytes, read.income);
            read(bytes, read.weight);
            read(bytes, read.region);
            read(bytes, read.area);
            return read;
        }
    }

    private static void read(ByteBuffer bytes, double[] numbers) {
        bytes.asDoubleBuffer().get(numbers);
        bytes.position(bytes.position() + numbers.length * Double.BYTES);
    }

    private static void read(ByteBuffer bytes, int[] numbers) {
        bytes.asIntBuffer().get(numbers);
        bytes.position(bytes.position() + numbers.length * Integer.BYTES);
    }
}
