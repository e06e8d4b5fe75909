package org.holdfast.synth.place;

import java.util.HashMap;
import java.util.Map;
import org.holdfast.synth.draw.Sheet;

/**
 * A province and what is said of its households.
 *
 * @param code two digits
 * @param name in English
 * @param transfersOfRegistered the share of transfers in the income of registered households
 * @param transfersOfGeneral the same of the others
 */
public record Province(
        String code, String name, Region region, double transfersOfRegistered, double transfersOfGeneral) {
    /** Every province by its code. */
    static Map<String, Province> read() {
        Sheet sheet = Sheet.read("provinces.csv");
        Map<String, Province> provinces = new HashMap<>();
        for (int row = 0; row < sheet.rows(); row++) {
            String code = sheet.text(row, "code");
            provinces.put(
                    code,
                    new Province(
                            code,
                            sheet.text(row, "name"),
                            sheet.option(row, "region", Region.class),
                            sheet.number(row, "transfers_of_registered"),
                            sheet.number(row, "transfers_of_general")));
        }
        return provinces;
    }

    public double transfers(boolean registered) {
        return registered ? transfersOfRegistered : transfersOfGeneral;
    }
}
