package org.holdfast.report;

import java.util.List;

/**
 * How evidence led to measures over the whole run, in households.
 *
 * <p>{@code evidence} names register tables. {@code evidenceToCause[e][c]} are the households for which a true indicator
 * that reads table {@code e} pointed to cause {@code c}; {@code causeToMeasure[c][m]} those with cause {@code c} to which
 * measure {@code m} was suggested for it. A household may be in many of them.
 */
public record Flow(List<String> evidence, long[][] evidenceToCause, long[][] causeToMeasure) {
    public Flow {
        evidence = List.copyOf(evidence);
    }
}
