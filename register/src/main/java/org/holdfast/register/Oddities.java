package org.holdfast.register;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Column;
import org.holdfast.column.LongColumn;
import org.holdfast.column.StringColumn;
import org.holdfast.column.Table;

/** Rows that are sound in themselves and yet worth a word. */
final class Oddities {
    private Oddities() {}

    static List<Finding> of(Map<String, Table> tables) {
        List<Finding> findings = new ArrayList<>();
        Table household = tables.get("household");
        Table person = tables.get("person");
        if (household != null && person != null) {
            findings.addAll(ofHouseholds(withoutResident(household, person)));
        }
        Table hazard = tables.get("hazard");
        if (hazard != null) {
            findings.addAll(ofHazards(hazard));
        }
        return findings;
    }

    static List<Finding> ofHouseholds(long withoutResident) {
        return withoutResident == 0
                ? List.of()
                : List.of(new Finding("household", Finding.Subject.NO_RESIDENT_MEMBER, null, withoutResident, null));
    }

    static List<Finding> ofHazards(Table hazard) {
        long expired = expiredBeforeOnset(hazard);
        return expired == 0
                ? List.of()
                : List.of(new Finding("hazard", Finding.Subject.EXPIRES_BEFORE_ONSET, "expires", expired, null));
    }

    private static long withoutResident(Table household, Table person) {
        BitSet inhabited = new BitSet();
        StringColumn households = person.strings("household_id");
        LongColumn resident = (LongColumn) person.columns().get("resident");
        for (int row = 0; row < person.rows(); row++) {
            if (resident != null && resident.isKnown(row) && resident.get(row) == 1) {
                inhabited.set(households.code(row));
            }
        }
        return household.rows() - inhabited.cardinality();
    }

    private static long expiredBeforeOnset(Table hazard) {
        Column expires = hazard.columns().get("expires");
        Column onset = hazard.columns().get("onset");
        long expired = 0;
        if (expires instanceof LongColumn last && onset instanceof LongColumn first) {
            for (int row = 0; row < hazard.rows(); row++) {
                if (last.isKnown(row) && last.get(row) < first.get(row)) {
                    expired++;
                }
            }
        }
        return expired;
    }
}
