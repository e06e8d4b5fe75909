package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/** A part of a plan: what yields one {@link Vector}, from vectors of other nodes or from the register. */
abstract class Node {
    private final Frame frame;
    private final Type.Scalar type;
    /** Its place among the nodes that are run for each batch; -1 for one that is fixed or not needed. */
    int number = -1;
    /** Its value when that is the same for every batch. */
    @Nullable
    Vector fixed;

    Node(Frame frame, Type.Scalar type) {
        this.frame = frame;
        this.type = type;
    }

    final Frame frame() {
        return frame;
    }

    final Type.Scalar type() {
        return type;
    }

    final boolean isConstant() {
        return frame.kind() == Frame.Kind.CONSTANT;
    }

    /** Whether it is a condition that is certainly so for everybody. */
    final boolean isAlways(byte truth) {
        Vector value = fixed;
        return isConstant() && value != null && value.truth.length > 0 && value.truth[0] == truth;
    }

    abstract List<Node> inputs();

    /** The frame of the lists it reduces, or its own. */
    Frame over() {
        return frame;
    }

    /** The column of the register it reads, or null. */
    @Nullable
    ColumnName column() {
        return null;
    }

    /** What makes it equal to another node that does the same. */
    abstract Object identity();

    abstract void run(Workspace work, Vector out);
}
