package org.holdfast.engine.reference;

import java.util.function.IntFunction;
import org.holdfast.column.Register;
import org.holdfast.engine.households.RegisterOnDate;
import org.holdfast.engine.households.Setting;

/** Looks closely at single households of a register that is not in memory as a whole. */
public final class HouseholdInquiries {
    private final Setting setting;

    public HouseholdInquiries(Setting setting) {
        this.setting = setting;
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
