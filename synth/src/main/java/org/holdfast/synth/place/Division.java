package org.holdfast.synth.place;

/**
 * A named area of China with its statistical code.
 *
 * @param code 2 digits for a province, 4 a city, 6 a county, 9 a township, 12 a village
 */
public record Division(String code, String name) {
    /** The code of the division it lies in. */
    public String parent() {
        return switch (code.length()) {
            case 2 -> "CN";
            case 12 -> code.substring(0, 9);
            case 9 -> code.substring(0, 6);
            default -> code.substring(0, code.length() - 2);
        };
    }

    public String level() {
        return switch (code.length()) {
            case 2 -> "province";
            case 4 -> "city";
            case 6 -> "county";
            case 9 -> "township";
            default -> "village";
        };
    }
}
