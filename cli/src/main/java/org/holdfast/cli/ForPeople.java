package org.holdfast.cli;

/** Text cells of CSV files that people open in a spreadsheet. */
final class ForPeople {
    private ForPeople() {}

    /** The text with an apostrophe before it when a spreadsheet would take it for a formula. */
    static String cell(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }
}
