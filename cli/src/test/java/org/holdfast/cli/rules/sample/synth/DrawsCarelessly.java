package org.holdfast.cli.rules.sample.synth;

import java.util.Random;
import org.holdfast.engine.Assessor;

/** A generator that knows the engine, and whose draws depend on their order and on the machine: forbidden. */
record DrawsCarelessly(Assessor assessor, Random random) {
    double income() {
        return Math.exp(random.nextGaussian());
    }
}
