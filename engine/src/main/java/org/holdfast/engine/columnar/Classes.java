package org.holdfast.engine.columnar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnName;
import org.jspecify.annotations.Nullable;

/**
 * Classes of rows that some conditions cannot tell apart. The conditions look at dictionary columns only, so a row's
 * class is looked up by its codes; class 0 is of the rows for which all are false.
 *
 * @param ofCell the class of each combination of codes, the last column's codes running fastest
 * @param count how many classes there are
 * @param members for each condition the classes for which it is true
 */
record Classes(byte[] ofCell, int count, List<int[]> members) {
    private static final int MOST = 127;

    /** Whether a condition is made of lookups by dictionary codes. */
    static boolean isOfCodes(Node condition) {
        if (condition.isConstant()) {
            return true;
        }
        if (condition instanceof Lifted lifted) {
            return lifted.way() == Lifted.Way.CODE;
        }
        boolean logic = condition instanceof Computed computed
                && (computed.kernel() instanceof Logic.And
                        || computed.kernel() instanceof Logic.Or
                        || computed.kernel() instanceof Logic.Change);
        return logic && condition.inputs().stream().allMatch(Classes::isOfCodes);
    }

    /** The dictionary columns a condition looks at. */
    static void columns(Node condition, Set<ColumnName> to) {
        ColumnName column = condition.column();
        if (column != null) {
            to.add(column);
        } else {
            condition.inputs().forEach(input -> columns(input, to));
        }
    }

    static int size(Map<ColumnName, ColumnForm> forms, ColumnName column) {
        return Codes.size(form(forms, column));
    }

    private static ColumnForm form(Map<ColumnName, ColumnForm> forms, ColumnName column) {
        ColumnForm form = forms.get(column);
        if (form == null) {
            throw new IllegalStateException("There is no column " + column);
        }
        return form;
    }

    /** Whether a condition is true or false for every combination of codes that a row may have. */
    static boolean isCertain(Node condition, Set<ColumnName> columns, Map<ColumnName, ColumnForm> forms) {
        return cells(List.copyOf(columns), forms)
                .allMatch(codes -> codes == null || truth(condition, codes) != Vector.UNKNOWN);
    }

    /** The classes that some conditions tell apart; null when there are more than a byte numbers. */
    static @Nullable Classes of(List<Node> conditions, List<ColumnName> columns, Map<ColumnName, ColumnForm> forms) {
        Map<List<Boolean>, Integer> numbers = new HashMap<>();
        numbers.put(conditions.stream().map(c -> false).toList(), 0);
        List<List<Boolean>> ofClass = new ArrayList<>(numbers.keySet());
        int[] all = cells(columns, forms)
                .mapToInt(codes -> {
                    if (codes == null) {
                        return 0;
                    }
                    List<Boolean> signature = conditions.stream()
                            .map(condition -> truth(condition, codes) == Vector.TRUE)
                            .toList();
                    return numbers.computeIfAbsent(signature, s -> {
                        ofClass.add(s);
                        return ofClass.size() - 1;
                    });
                })
                .toArray();
        if (ofClass.size() > MOST) {
            return null;
        }
        byte[] ofCell = new byte[all.length];
        for (int cell = 0; cell < all.length; cell++) {
            ofCell[cell] = (byte) all[cell];
        }
        List<int[]> members = IntStream.range(0, conditions.size())
                .mapToObj(condition -> IntStream.range(0, ofClass.size())
                        .filter(one -> ofClass.get(one).get(condition))
                        .toArray())
                .toList();
        return new Classes(ofCell, ofClass.size(), members);
    }

    int[] of(int condition) {
        return members.get(condition);
    }

    /** Every combination of codes by column; null for one that no row has. */
    private static Stream<@Nullable Map<ColumnName, Integer>> cells(
            List<ColumnName> columns, Map<ColumnName, ColumnForm> forms) {
        int[] sizes = columns.stream().mapToInt(c -> size(forms, c) + 1).toArray();
        int cells = Arrays.stream(sizes).reduce(1, (a, b) -> a * b);
        return IntStream.range(0, cells).mapToObj(cell -> {
            Map<ColumnName, Integer> codes = new HashMap<>();
            int left = cell;
            for (int i = sizes.length - 1; i >= 0; i--) {
                int code = left % sizes[i];
                left /= sizes[i];
                if (code == sizes[i] - 1 && !form(forms, columns.get(i)).mayBeUnknown()) {
                    return null;
                }
                codes.put(columns.get(i), code);
            }
            return codes;
        });
    }

    private static byte truth(Node condition, Map<ColumnName, Integer> codes) {
        if (condition instanceof Lifted lifted) {
            return fixed(lifted.source())
                    .truth[codes.getOrDefault(lifted.source().frame().column(), 0)];
        }
        if (condition.isConstant()) {
            return fixed(condition).truth[0];
        }
        Kernel kernel = ((Computed) condition).kernel();
        byte first = truth(condition.inputs().get(0), codes);
        if (kernel instanceof Logic.Change change) {
            return change.of(first);
        }
        byte second = truth(condition.inputs().get(1), codes);
        return (byte) (kernel instanceof Logic.And ? first & second : first | second);
    }

    private static Vector fixed(Node node) {
        Vector value = node.fixed;
        if (value == null) {
            throw new IllegalStateException("Not fixed");
        }
        return value;
    }
}
