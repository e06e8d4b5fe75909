package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Snapshot;

/** Nodes in the order in which they are run for each batch, with the frames and columns they need. */
final class Plan {
    private final List<Node> order;
    private final List<Frame> allFrames;
    private final List<Frame> frames;
    private final Set<ColumnName> columns = new LinkedHashSet<>();
    private final Map<ColumnName, ColumnForm> forms;
    private final TextPool pool;

    Plan(Graph graph, List<Node> needed, Snapshot snapshot, TextPool pool) {
        this.allFrames = List.copyOf(graph.frames());
        this.pool = pool;
        this.forms = forms(snapshot);
        this.order = ordered(needed, Fusion.of(ordered(needed, Map.of()), forms));
        Set<Frame> used = new LinkedHashSet<>(List.of(graph.households()));
        for (Node node : order) {
            use(node.frame(), used);
            use(node.over(), used);
            ColumnName column = node.column();
            if (column != null) {
                columns.add(column);
            }
        }
        this.frames =
                used.stream().sorted(Comparator.comparingInt(Frame::number)).toList();
        columns.add(Workspace.PLACE);
    }

    /** The nodes that some others need, those first that others need; they are numbered so. */
    private static List<Node> ordered(List<Node> needed, Map<Node, Node> replaced) {
        List<Node> order = new ArrayList<>();
        Set<Node> seen = new HashSet<>();
        needed.forEach(node -> visit(node, replaced, seen, order));
        return order;
    }

    private static void visit(Node node, Map<Node, Node> replaced, Set<Node> seen, List<Node> order) {
        if (node.fixed != null || !seen.add(node)) {
            return;
        }
        Node instead = replaced.get(node);
        if (instead != null) {
            visit(instead, replaced, seen, order);
            node.number = instead.number;
            return;
        }
        node.inputs().forEach(input -> visit(input, replaced, seen, order));
        node.number = order.size();
        order.add(node);
    }

    private static void use(Frame frame, Set<Frame> used) {
        if (!frame.isFixed() && used.add(frame)) {
            use(frame.parent(), used);
            if (frame.kind() == Frame.Kind.PAIRS) {
                use(frame.base(), used);
            }
        }
    }

    private static Map<ColumnName, ColumnForm> forms(Snapshot snapshot) {
        Map<ColumnName, ColumnForm> forms = new HashMap<>();
        for (String table : List.of("household", "person", "ledger", "event", "assistance")) {
            snapshot.columns(table)
                    .ifPresent(
                            columns -> columns.forEach((name, form) -> forms.put(new ColumnName(table, name), form)));
        }
        return forms;
    }

    List<Frame> frames() {
        return frames;
    }

    Set<ColumnName> columns() {
        return columns;
    }

    /** How many nodes are run for each batch. */
    int size() {
        return order.size();
    }

    /** Room for one thread's vectors. */
    Workspace workspace(BatchReader reader) {
        return new Workspace(reader, forms, pool.forThread(), order.size(), allFrames);
    }

    /** Runs every node over the batch at hand. */
    void run(Workspace work) {
        for (Node node : order) {
            node.run(work, work.vector(node));
        }
    }

    /** The nodes as text, for those who want to know what is run. */
    List<String> describe() {
        List<String> lines = new ArrayList<>();
        for (Node node : order) {
            lines.add(node.number + " " + node.frame() + " " + node.getClass().getSimpleName());
        }
        return lines;
    }
}
