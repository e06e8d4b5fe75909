package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Type;
import org.jspecify.annotations.Nullable;

/**
 * The nodes and frames of a plan. Every node is made once; one whose frame is fixed is computed at once, and one that
 * turns out the same for all places where households live becomes a constant. An operation on values that were all
 * lifted from one narrower frame is done there and its result lifted, so that it costs one computation a code or place
 * instead of one a row.
 */
final class Graph {
    private final Map<Object, Node> nodes = new HashMap<>();
    private final Map<Object, Frame> byIdentity = new HashMap<>();
    private final List<Frame> frames = new ArrayList<>();
    private final boolean[] inhabited;
    private final Frame constant;
    private final Frame places;
    private final Frame households;
    private final TextPool pool;

    /** @param inhabited which places households live in, by their rows */
    Graph(boolean[] inhabited, TextPool pool) {
        this.inhabited = inhabited;
        this.pool = pool;
        this.constant = frame(Frame.Kind.CONSTANT, null, null, null);
        this.places = frame(Frame.Kind.PLACES, constant, null, null);
        places.rows = inhabited.length;
        places.parents = new int[inhabited.length];
        this.households = frame(Frame.Kind.HOUSEHOLDS, places, null, null);
    }

    Frame constant() {
        return constant;
    }

    Frame places() {
        return places;
    }

    Frame households() {
        return households;
    }

    List<Frame> frames() {
        return frames;
    }

    /** The frame of the rows of a table of children. */
    Frame rows(String table) {
        return frame(Frame.Kind.ROWS, households, null, new ColumnName(table, ""));
    }

    /** The frame of the pairs of an outer entry and the inner rows of its household or place. */
    Frame pairs(Frame outer, Frame inner) {
        return frame(Frame.Kind.PAIRS, outer, inner, null);
    }

    /** The frame of the codes of a dictionary column. */
    Frame codes(ColumnName column, int size) {
        Frame codes = frame(Frame.Kind.CODES, null, null, column);
        codes.rows = size + 1;
        return codes;
    }

    /** The frame of the hazards of each place. */
    Frame hazards() {
        return frame(Frame.Kind.HAZARDS, places, null, null);
    }

    private Frame frame(Frame.Kind kind, @Nullable Frame parent, @Nullable Frame base, @Nullable ColumnName column) {
        record Identity(
                Frame.Kind kind,
                @Nullable Frame parent,
                @Nullable Frame base,
                @Nullable ColumnName column) {}
        return byIdentity.computeIfAbsent(new Identity(kind, parent, base, column), i -> {
            Frame made = new Frame(kind, parent, base, column, frames.size());
            frames.add(made);
            return made;
        });
    }

    /** A value known beforehand for every entry of a fixed frame. */
    Node given(Frame frame, Type.Scalar type, Object identity, Vector value) {
        return intern(new Columns.Given(frame, type, List.of(frame, type, identity), value));
    }

    /** A constant; null is unknown. */
    Node literal(Type.Scalar type, @Nullable Object value) {
        Vector one = new Vector();
        one.mask = 0;
        switch (type) {
            case BOOL -> {
                one.truth = new byte[] {truth((Boolean) value)};
            }
            case DOUBLE -> one.doubles = new double[] {value == null ? Double.NaN : (Double) value};
            case STRING -> one.texts = new int[] {value == null ? -1 : pool.keep((String) value)};
            case INT, MONEY, DATE, MONTH -> {
                one.numbers = new long[] {value == null ? 0 : (Long) value};
                one.whole = value != null;
                one.known = new byte[] {(byte) (value == null ? 0 : 1)};
            }
        }
        return given(constant, type, value == null ? List.of() : value, one);
    }

    Node literal(boolean value) {
        return literal(Type.Scalar.BOOL, value);
    }

    private static byte truth(@Nullable Boolean value) {
        return value == null ? Vector.UNKNOWN : value ? Vector.TRUE : Vector.FALSE;
    }

    Node and(Node left, Node right, List<Frame> scope) {
        if (left.isAlways(Vector.TRUE) || right.isAlways(Vector.FALSE) || left == right) {
            return right;
        }
        if (right.isAlways(Vector.TRUE) || left.isAlways(Vector.FALSE)) {
            return left;
        }
        return apply(new Logic.And(), scope, left, right);
    }

    Node or(Node left, Node right, List<Frame> scope) {
        if (left.isAlways(Vector.FALSE) || right.isAlways(Vector.TRUE) || left == right) {
            return right;
        }
        if (right.isAlways(Vector.FALSE) || left.isAlways(Vector.TRUE)) {
            return left;
        }
        return apply(new Logic.Or(), scope, left, right);
    }

    Node not(Node operand) {
        if (operand instanceof Computed computed && computed.kernel().equals(Logic.Change.NOT)) {
            return computed.inputs().get(0);
        }
        return apply(Logic.Change.NOT, List.of(), operand);
    }

    /**
     * An operation.
     *
     * @param scope the frames at hand, outermost first, for operands that have none in common
     */
    Node apply(Kernel kernel, List<Frame> scope, Node... operands) {
        return apply(kernel, scope, List.of(operands));
    }

    Node apply(Kernel kernel, List<Frame> scope, List<Node> operands) {
        Lifted alike = liftedAlike(operands);
        if (alike != null) {
            List<Node> sources = operands.stream()
                    .map(node -> node instanceof Lifted lifted ? lifted.source() : node)
                    .toList();
            return lift(apply(kernel, scope, sources), alike.frame(), alike.way());
        }
        Frame frame = common(operands, scope);
        List<Node> inputs = operands.stream().map(node -> to(node, frame)).toList();
        Lifted afterwards = liftedAlike(inputs);
        if (afterwards != null) {
            return apply(kernel, scope, inputs);
        }
        return intern(new Computed(kernel, frame, inputs));
    }

    /** One of the operands if all that are not constant were lifted from one frame in one way, else null. */
    private static @Nullable Lifted liftedAlike(List<Node> operands) {
        Lifted first = null;
        for (Node operand : operands) {
            if (operand instanceof Lifted lifted) {
                boolean alike = first == null
                        || first.frame() == lifted.frame()
                                && first.way() == lifted.way()
                                && first.source().frame() == lifted.source().frame();
                if (!alike) {
                    return null;
                }
                first = lifted;
            } else if (!operand.isConstant()) {
                return null;
            }
        }
        return first;
    }

    /** The narrowest frame that all operands can be lifted to. */
    Frame common(List<Node> operands, List<Frame> scope) {
        Frame found = constant;
        for (Node operand : operands) {
            if (operand.isConstant() || found.isWithin(operand.frame())) {
                continue;
            }
            if (found == constant || operand.frame().isWithin(found)) {
                found = operand.frame();
            } else {
                found = scoped(operands, scope);
            }
        }
        return found;
    }

    private static Frame scoped(List<Node> operands, List<Frame> scope) {
        return scope.stream()
                .filter(frame -> operands.stream().allMatch(node -> node.isConstant() || frame.isWithin(node.frame())))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No frame encloses all operands"));
    }

    /** The node's value in a frame that lies within its own; a constant stays as it is. */
    Node to(Node node, Frame frame) {
        if (node.isConstant() || node.frame() == frame) {
            return node;
        }
        return lift(to(node, frame.parent()), frame, Lifted.Way.PARENT);
    }

    /** The node's value for each household; a constant stays as it is. */
    Node at(Node node) {
        return to(node, households);
    }

    Node lift(Node node, Frame frame, Lifted.Way way) {
        return node.isConstant() ? node : intern(new Lifted(node, frame, way));
    }

    /** The one node that does what this one does. */
    Node intern(Node node) {
        Object identity = node.identity();
        Node known = nodes.get(identity);
        if (known != null) {
            return known;
        }
        Node made = node.frame().isFixed() ? fixed(node) : node;
        nodes.put(identity, made);
        return made;
    }

    private Node fixed(Node node) {
        Vector value = node.fixed;
        if (value == null) {
            value = new Vector();
            Workspace work = new Workspace(null, Map.of(), pool, 0, List.of());
            node.run(work, value);
            value.mask = node.isConstant() ? 0 : -1;
            value.wide(node.frame().rows);
            node.fixed = value;
        }
        if (node.frame() != places) {
            return node;
        }
        int first = -1;
        for (int place = 0; place < inhabited.length; place++) {
            if (inhabited[place]) {
                if (first >= 0 && !value.isSame(first, place)) {
                    return node;
                }
                first = first < 0 ? place : first;
            }
        }
        return first < 0
                ? node
                : intern(new Columns.Given(
                        constant, node.type(), List.of("same", node.identity()), value.constant(first)));
    }
}
