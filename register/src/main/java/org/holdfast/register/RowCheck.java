package org.holdfast.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** What must hold between the cells of a row, and between the row and the rows accepted before it. */
final class RowCheck {
    private static final Set<String> INCOMES = Set.of("wage", "business", "property", "transfer");
    private static final Set<String> EXPENSES =
            Set.of("business_cost", "medical", "education", "housing", "disaster", "other");

    private final ReferenceIntake[] references;
    private final List<String> referring = new ArrayList<>();
    private final List<String> key;
    private @Nullable TextIntake identifier;
    private @Nullable CompositeKey composite;
    private @Nullable OptionIntake flow;
    private @Nullable OptionIntake item;
    private boolean[][] itemBelongs = {};
    private List<String> blamed = List.of();

    RowCheck(TableSchema table, Map<String, Intake> intakes) {
        this.key = table.key();
        List<ReferenceIntake> found = new ArrayList<>();
        intakes.forEach((name, intake) -> {
            if (intake instanceof ReferenceIntake reference) {
                found.add(reference);
                referring.add(name);
            }
        });
        this.references = found.toArray(new ReferenceIntake[0]);
        if (key.size() == 1) {
            identifier = (TextIntake) intakes.get(key.get(0));
        } else if (!key.isEmpty()) {
            composite = new CompositeKey(key.stream().map(intakes::get).toList());
        }
        if (table.name().equals("ledger")) {
            flow = (OptionIntake) intakes.get("flow");
            item = (OptionIntake) intakes.get("item");
            itemBelongs = itemBelongs(table);
        }
    }

    /** Checks the row looked at last; null when nothing is wrong. */
    @Nullable
    Reason check() {
        if (flow != null && item != null && !itemBelongs[flow.option()][item.option()]) {
            return blame(Reason.ENUM, List.of("item"));
        }
        for (int i = 0; i < references.length; i++) {
            if (references[i].isDangling()) {
                return blame(Reason.DANGLING, List.of(referring.get(i)));
            }
        }
        boolean repeated = identifier != null && identifier.isRepeated() || composite != null && composite.isRepeated();
        return repeated ? blame(Reason.DUPLICATE, key) : null;
    }

    /** The columns that {@link #check()} found fault with. */
    List<String> blamed() {
        return blamed;
    }

    /** Takes note of the row after it was kept. */
    void keep() {
        if (composite != null) {
            composite.keep();
        }
    }

    private Reason blame(Reason reason, List<String> columns) {
        blamed = columns;
        return reason;
    }

    private static boolean[][] itemBelongs(TableSchema ledger) {
        List<String> flows = options(ledger, "flow");
        List<String> items = options(ledger, "item");
        boolean[][] belongs = new boolean[flows.size()][items.size()];
        for (int f = 0; f < flows.size(); f++) {
            Set<String> own = flows.get(f).equals("income") ? INCOMES : EXPENSES;
            for (int i = 0; i < items.size(); i++) {
                belongs[f][i] = own.contains(items.get(i));
            }
        }
        return belongs;
    }

    private static List<String> options(TableSchema table, String column) {
        return new ArrayList<>(table.find(column).map(ColumnSchema::options).orElseThrow());
    }
}
