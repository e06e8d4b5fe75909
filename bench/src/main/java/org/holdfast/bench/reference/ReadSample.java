package org.holdfast.bench.reference;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.holdfast.bench.Question;
import org.holdfast.bench.duck.RegisterSample;
import org.holdfast.engine.reference.ReferenceAssessor;
import org.holdfast.policy.checked.PackLoader;
import org.holdfast.policy.pack.Pack;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterReader;

/** The reference interpreter over a sample of the register, in memory. */
record ReadSample(Pack pack, ReferenceAssessor assessor) {

    static ReadSample of(Question question) throws Exception {
        Path sample = question.scratch().resolve("sample-" + question.sample());
        if (!Files.exists(sample)) {
            RegisterSample.write(question.register(), question.sample(), sample);
        }
        Pack pack = PackLoader.load(question.pack()).pack();
        if (pack == null) {
            throw new IOException(question.pack() + " does not load: holdfast pack check says why");
        }
        ReadOptions options =
                new ReadOptions(null, pack.currency(), question.scratch().resolve("rejected.csv"), Progress.SILENT);
        return new ReadSample(
                pack,
                ReferenceAssessor.open(RegisterReader.read(sample, options).register(), pack, question.asOf()));
    }
}
