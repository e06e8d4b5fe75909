package org.holdfast.engine.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.function.IntFunction;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.engine.PopulationValue;
import org.holdfast.engine.Unassessable;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.engine.households.Setting;
import org.holdfast.policy.pack.Pack;

/** Looks closely at single households of a register that is not in memory as a whole. */
public final class HouseholdInquiries {
    private final Setting setting;

    public HouseholdInquiries(Setting setting) {
        this.setting = setting;
    }

    /**
     * Looks at households of a small register in memory.
     *
     * @param register some households with all places that enclose them
     * @param population figures over the whole register that these households are from
     */
    public static HouseholdInquiries of(
            Register register, Pack pack, LocalDate asOf, Currency currency, List<PopulationValue> population)
            throws Unassessable {
        World world = World.of(pack, new RegisterOnDate(register, asOf), currency);
        return new HouseholdInquiries(world.setting().with(population));
    }

    public Setting setting() {
        return setting;
    }

    /** Looks at the one household of a register that has the places of the whole. */
    public HouseholdInquiry of(Register single) {
        World world = new World(setting, new RegisterOnDate(single, setting.asOf(), setting.places()));
        return new HouseholdInquiry(world, 0);
    }

    /** Looks at any of the households of a register that has the places of the whole, by its row. */
    public IntFunction<HouseholdInquiry> ofEach(Register several) {
        World world = new World(setting, new RegisterOnDate(several, setting.asOf(), setting.places()));
        return row -> new HouseholdInquiry(world, row);
    }
}
