package org.holdfast.engine;

import java.util.List;
import org.holdfast.column.Currency;
import org.holdfast.policy.pack.Pack;
import org.jspecify.annotations.Nullable;

/** Says why a register cannot be assessed with a pack on a date: what is missing, where, and what to do. */
public final class Unassessable extends Exception {
    private static final long serialVersionUID = 1L;

    public Unassessable(String message) {
        super(message);
    }

    /** The currency to count in: the pack's, else the register's, else one without a name. */
    public static Currency currency(@Nullable Currency registers, Pack pack) throws Unassessable {
        Currency needed = pack.currency();
        if (registers != null && needed != null && !registers.code().equals(needed.code())) {
            throw new Unassessable("the register is in " + registers + ", the pack '" + pack.id() + "' in " + needed
                    + ": take a pack for that currency, or convert the register");
        }
        return pack.currencyOr(registers == null ? Currency.UNSTATED : registers);
    }

    /** Refuses columns of another type than the pack expects. */
    public static void checkTypes(List<String> mistyped) throws Unassessable {
        if (!mistyped.isEmpty()) {
            throw new Unassessable("the register's column " + String.join("; ", mistyped)
                    + ": correct the Table Schema in datapackage.json");
        }
    }
}
