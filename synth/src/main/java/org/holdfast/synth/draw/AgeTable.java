package org.holdfast.synth.draw;

import java.util.ArrayList;
import java.util.List;

/**
 * How likely each option is by class (registered or general), sex and age. A row holds from its age up to the next row
 * of the same class and sex; of rows that hold alike the later one counts.
 *
 * @param <E> the options: the constants of an enum, each a column of the data file
 */
public final class AgeTable<E extends Enum<E>> {
    /** Nobody is older. */
    public static final int OLDEST = 105;

    private final E[] options;
    private final List<double[]> shares;
    private final int[][] rowOf;
    private final Weights[] weights;

    private AgeTable(E[] options, List<double[]> shares, int[][] rowOf) {
        this.options = options;
        this.shares = shares;
        this.rowOf = rowOf;
        this.weights = shares.stream().map(Weights::new).toArray(Weights[]::new);
    }

    public static <E extends Enum<E>> AgeTable<E> read(String name, Class<E> options) {
        Sheet sheet = Sheet.read(name);
        E[] constants = options.getEnumConstants();
        List<double[]> shares = new ArrayList<>();
        int[][] rowOf = new int[4][OLDEST + 1];
        int[][] from = new int[4][OLDEST + 1];
        for (int row = 0; row < sheet.rows(); row++) {
            double[] weights = new double[constants.length];
            for (int i = 0; i < constants.length; i++) {
                weights[i] = sheet.number(row, Utf8.word(constants[i]));
            }
            shares.add(weights);
            place(sheet, row, rowOf, from);
        }
        return new AgeTable<>(constants, shares, rowOf);
    }

    private static void place(Sheet sheet, int row, int[][] rowOf, int[][] from) {
        int first = sheet.whole(row, "from");
        for (int kind = 0; kind < 4; kind++) {
            boolean applies = matches(sheet.text(row, "class"), (kind & 2) != 0 ? "registered" : "general")
                    && matches(sheet.text(row, "sex"), (kind & 1) != 0 ? "F" : "M");
            for (int age = first; applies && age <= OLDEST; age++) {
                if (first >= from[kind][age]) {
                    rowOf[kind][age] = row;
                    from[kind][age] = first;
                }
            }
        }
    }

    private static boolean matches(String wanted, String actual) {
        return wanted.equals("any") || wanted.equals(actual);
    }

    /** The same table with the weight of each option multiplied. */
    public AgeTable<E> tilted(double... factors) {
        List<double[]> tilted = new ArrayList<>();
        for (double[] row : shares) {
            double[] weights = row.clone();
            for (int i = 0; i < weights.length; i++) {
                weights[i] *= factors[i];
            }
            tilted.add(weights);
        }
        return new AgeTable<>(options, tilted, rowOf);
    }

    public E draw(boolean registered, boolean female, int age, Chance chance) {
        int kind = (registered ? 2 : 0) + (female ? 1 : 0);
        return options[weights[rowOf[kind][Math.min(age, OLDEST)]].draw(chance)];
    }
}
