package org.holdfast.engine.columnar;

import java.util.List;

/** A kernel over vectors of one frame, constants among them. */
final class Computed extends Node {
    private final Kernel kernel;
    private final List<Node> inputs;

    Computed(Kernel kernel, Frame frame, List<Node> inputs) {
        super(frame, kernel.type());
        this.kernel = kernel;
        this.inputs = List.copyOf(inputs);
    }

    Kernel kernel() {
        return kernel;
    }

    @Override
    List<Node> inputs() {
        return inputs;
    }

    @Override
    Object identity() {
        return List.of(kernel, frame(), inputs);
    }

    @Override
    void run(Workspace work, Vector out) {
        Vector[] in = new Vector[inputs.size()];
        for (int i = 0; i < in.length; i++) {
            in[i] = work.vector(inputs.get(i));
        }
        kernel.run(in, work.rows(frame()), out);
    }
}
