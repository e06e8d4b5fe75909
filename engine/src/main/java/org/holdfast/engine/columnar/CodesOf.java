package org.holdfast.engine.columnar;

import java.util.List;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;

/** A column that is read as codes for nodes that look at those. */
final class CodesOf extends Node {
    private final ColumnName column;

    CodesOf(ColumnName column, Frame frame) {
        super(frame, Type.Scalar.INT);
        this.column = column;
    }

    @Override
    List<Node> inputs() {
        return List.of();
    }

    @Override
    Object identity() {
        return List.of("codes", column);
    }

    @Override
    ColumnName column() {
        return column;
    }

    @Override
    void run(Workspace work, Vector out) {
        work.codes(column);
    }
}
