package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Gaps;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.table.CsvBuffer;

/** Households as rows of the table {@code household}. */
final class HouseholdRows {
    private static final byte[] ONE = Utf8.bytes("1");
    private static final byte[] MASKED_PHONE = Utf8.bytes("199****");
    private static final byte[] GROUP = Utf8.bytes("组");
    private static final byte[] DOOR = Utf8.bytes("号");
    private static final byte[] SITE = Utf8.bytes("S");
    private static final int GROUPS = 12;
    private static final int DOORS = 99;

    private final CsvBuffer rows;
    private final double liftedOnUnknown;
    private final double resettledOnUnknown;
    private final double dwellingUnknown;
    private final double waterUnknown;
    private final double landUnknown;
    private final double phoneUnknown;
    private final double addressUnknown;

    HouseholdRows(Gaps gaps, CsvBuffer rows) {
        this.rows = rows;
        liftedOnUnknown = gaps.rate("household.lifted_on");
        resettledOnUnknown = gaps.rate("household.resettled_on");
        dwellingUnknown = gaps.rate("household.dwelling_grade");
        waterUnknown = gaps.rate("household.water_safe");
        landUnknown = gaps.rate("household.arable_land");
        phoneUnknown = gaps.rate("household.phone");
        addressUnknown = gaps.rate("household.address");
    }

    void write(Household household, Locality locality, Neighbourhood neighbourhood, Chance chance) {
        rows.text(household.id).text(neighbourhood.code).text(household.status.word());
        date(household.liftedOn, household.liftedOn != 0 && !chance.happens(liftedOnUnknown));
        rows.truth(household.relocated);
        if (household.relocated) {
            rows.part(locality.code).part(SITE).digits(household.site, 2).empty();
        } else {
            rows.empty();
        }
        date(household.resettledOn, household.relocated && !chance.happens(resettledOnUnknown));
        rows.text(!chance.happens(dwellingUnknown), household.dwelling.word());
        if (chance.happens(waterUnknown)) {
            rows.empty();
        } else {
            rows.truth(household.waterSafe);
        }
        if (chance.happens(landUnknown)) {
            rows.empty();
        } else {
            rows.hundredths(household.land);
        }
        rows.text(ONE);
        writeContact(chance);
        rows.endRow();
    }

    private void writeContact(Chance chance) {
        int phone = chance.between(0, 9999);
        if (chance.happens(phoneUnknown)) {
            rows.empty();
        } else {
            rows.part(MASKED_PHONE).digits(phone, 4).empty();
        }
        int group = chance.between(1, GROUPS);
        int door = chance.between(1, DOORS);
        if (chance.happens(addressUnknown)) {
            rows.empty();
        } else {
            rows.digits(group, 2).part(GROUP).digits(door, 2).text(DOOR);
        }
    }

    private void date(long day, boolean known) {
        if (known) {
            rows.date(day);
        } else {
            rows.empty();
        }
    }
}
