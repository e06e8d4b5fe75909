package org.holdfast.register.snapshot;

import java.io.IOException;

/** Takes batches of households in their order. */
@FunctionalInterface
interface BatchSink {
    void write(ArrowMessage batch) throws IOException;
}
