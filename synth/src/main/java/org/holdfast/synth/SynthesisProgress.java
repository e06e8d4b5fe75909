package org.holdfast.synth;

/** Hears how many households are written; from any thread, one at a time. */
@FunctionalInterface
public interface SynthesisProgress {
    /** Hears nothing. */
    SynthesisProgress SILENT = (written, wanted) -> {};

    void at(long written, long wanted);
}
