package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.holdfast.policy.expression.Expression.Statistic;
import org.holdfast.policy.expression.Type;

/**
 * Replaces nodes by others that do their work together: sums of one column over rows chosen by dictionary columns
 * become one pass over the rows, and conditions looked for among the same rows one pass over those.
 */
final class Fusion {
    private static final int MOST_CELLS = 1 << 16;
    private final Map<ColumnName, ColumnForm> forms;
    private final Map<Node, Node> replaced = new HashMap<>();

    private Fusion(Map<ColumnName, ColumnForm> forms) {
        this.forms = forms;
    }

    /**
     * What to run instead of each of some nodes.
     *
     * @param order all nodes of a plan
     */
    static Map<Node, Node> of(List<Node> order, Map<ColumnName, ColumnForm> forms) {
        Fusion fusion = new Fusion(forms);
        fusion.sums(order);
        fusion.searches(order);
        fusion.tallies(order);
        return fusion.replaced;
    }

    private void sums(List<Node> order) {
        record Same(Frame entries, Node value) {}
        Map<Same, List<Lists.Figure>> groups = new LinkedHashMap<>();
        for (Node node : order) {
            if (node instanceof Lists.Figure figure
                    && figure.statistic() == Statistic.SUM
                    && figure.over().kind() == Frame.Kind.ROWS
                    && figure.value().frame() == figure.over()
                    && figure.value().type() != Type.Scalar.DOUBLE
                    && Classes.isOfCodes(figure.belongs())) {
                groups.computeIfAbsent(new Same(figure.over(), figure.value()), s -> new ArrayList<>())
                        .add(figure);
            }
        }
        groups.forEach((same, figures) -> join(figures));
    }

    /** Joins sums as long as the codes they are chosen by do not make too large a table. */
    private void join(List<Lists.Figure> figures) {
        List<Lists.Figure> joined = new ArrayList<>();
        Set<ColumnName> columns = new LinkedHashSet<>();
        for (Lists.Figure figure : figures) {
            Set<ColumnName> more = new LinkedHashSet<>(columns);
            Classes.columns(figure.belongs(), more);
            if (!more.isEmpty() && cells(more) <= MOST_CELLS && Classes.isCertain(figure.belongs(), more, forms)) {
                columns = more;
                joined.add(figure);
            }
        }
        if (joined.isEmpty()) {
            return;
        }
        Classes classes = Classes.of(joined.stream().map(Lists.Figure::belongs).toList(), List.copyOf(columns), forms);
        ClassSums sums = new ClassSums(joined.get(0).over(), joined.get(0).value(), classes, List.copyOf(columns));
        for (int i = 0; i < joined.size(); i++) {
            replaced.put(
                    joined.get(i),
                    new ClassSums.Total(sums, classes.of(i), joined.get(i).type()));
        }
    }

    private long cells(Set<ColumnName> columns) {
        long cells = 1;
        for (ColumnName column : columns) {
            cells *= Classes.size(forms, column) + 1L;
        }
        return cells;
    }

    /** Joins searches and counts that stand equally deep, so that none needs the result of another. */
    private void searches(List<Node> order) {
        record Same(Frame entries, int depth) {}
        Map<Node, Integer> depths = new HashMap<>();
        Map<Same, List<Node>> groups = new LinkedHashMap<>();
        for (Node node : order) {
            int depth = depth(node, depths);
            boolean joins = node instanceof Lists.Exists || node instanceof Lists.Count;
            if (joins && !node.inputs().get(0).isConstant()) {
                groups.computeIfAbsent(new Same(node.over(), depth), f -> new ArrayList<>())
                        .add(node);
            }
        }
        groups.values().stream().filter(group -> group.size() > 1).forEach(this::search);
    }

    private void search(List<Node> group) {
        List<Node> searches =
                group.stream().filter(node -> node instanceof Lists.Exists).toList();
        List<Node> counts =
                group.stream().filter(node -> node instanceof Lists.Count).toList();
        Searches joined = new Searches(group.get(0).over(), conditions(searches), conditions(counts));
        for (int lane = 0; lane < searches.size(); lane++) {
            replaced.put(searches.get(lane), new Searches.Found(joined, lane));
        }
        for (int lane = 0; lane < counts.size(); lane++) {
            replaced.put(counts.get(lane), new Searches.Counted(joined, lane, (Lists.Count) counts.get(lane)));
        }
    }

    private static List<Node> conditions(List<Node> reductions) {
        return reductions.stream().map(node -> node.inputs().get(0)).toList();
    }

    /** Counts indicators by the bits of their packed results where those are at hand. */
    private void tallies(List<Node> order) {
        for (Node packed : order) {
            if (packed instanceof Packed results) {
                for (Node node : order) {
                    boolean counts = node instanceof Computed computed
                            && computed.kernel() instanceof Logic.Tally
                            && node.frame() == results.frame()
                            && results.holdsAll(node.inputs());
                    if (counts && ((Computed) node).kernel() instanceof Logic.Tally tally) {
                        replaced.put(node, new Packed.Tally(results, tally.undecided(), node.inputs()));
                    }
                }
            }
        }
    }

    /** How many lists are reduced one after the other until a node is known. */
    private static int depth(Node node, Map<Node, Integer> depths) {
        Integer known = depths.get(node);
        if (known != null) {
            return known;
        }
        int depth = node.over() == node.frame() ? 0 : 1;
        int below = 0;
        for (Node input : node.inputs()) {
            below = Math.max(below, depth(input, depths));
        }
        depths.put(node, depth + below);
        return depth + below;
    }
}
