package org.holdfast.measures.dynamics;

import java.util.Arrays;
import org.holdfast.measures.Undefined;
import org.holdfast.measures.poverty.PovertyLine;

/** Panels drawn as text: a line a household, a sign a period; P is 50, N is 150, a dot not observed. The line is 100. */
final class Panels {
    static final PovertyLine LINE = PovertyLine.below(100);

    private Panels() {}

    static Panel of(String... households) throws Undefined {
        double[] ones = new double[households.length];
        Arrays.fill(ones, 1);
        return weighted(ones, households);
    }

    static Panel weighted(double[] weights, String... households) throws Undefined {
        double[][] outcome = new double[households.length][];
        for (int i = 0; i < outcome.length; i++) {
            outcome[i] = households[i]
                    .chars()
                    .mapToDouble(sign -> sign == 'P' ? 50 : sign == 'N' ? 150 : Double.NaN)
                    .toArray();
        }
        return new Panel(outcome, weights);
    }

    static boolean[] everybody(Panel panel) {
        boolean[] all = new boolean[panel.households()];
        Arrays.fill(all, true);
        return all;
    }
}
