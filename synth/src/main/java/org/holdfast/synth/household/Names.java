package org.holdfast.synth.household;

import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.draw.Sheet;
import org.holdfast.synth.draw.Utf8;
import org.holdfast.synth.draw.Weights;
import org.holdfast.synth.table.CsvBuffer;

/** Made-up names: a common surname, which children take from the head of the household, and one or two characters. */
final class Names {
    private final byte[][] surnames;
    private final Weights weights;
    private final double shortGiven;
    private final byte[][][] given = new byte[2][][];

    Names(Parameters parameters) {
        shortGiven = parameters.get("short_given_name");
        Sheet sheet = Sheet.read("surnames.csv");
        surnames = new byte[sheet.rows()][];
        double[] shares = new double[surnames.length];
        for (int row = 0; row < surnames.length; row++) {
            surnames[row] = Utf8.bytes(sheet.text(row, "surname"));
            shares[row] = sheet.number(row, "weight");
        }
        weights = new Weights(shares);
        Sheet characters = Sheet.read("given_names.csv");
        for (int row = 0; row < characters.rows(); row++) {
            given[characters.text(row, "sex").equals("F") ? 1 : 0] = characters
                    .text(row, "characters")
                    .codePoints()
                    .mapToObj(Character::toString)
                    .map(Utf8::bytes)
                    .toArray(byte[][]::new);
        }
    }

    /** Draws a surname; the head of the household must be the first to have one. */
    void drawSurname(Person person, Household household, Chance chance) {
        int own = weights.draw(chance);
        boolean marriedIn = person.role == Role.SPOUSE || person.role == Role.CHILD_IN_LAW;
        person.surname = person.role == Role.HEAD || marriedIn ? own : household.person(0).surname;
    }

    /** Writes the name of a person as a cell. */
    void write(Person person, Chance chance, CsvBuffer rows) {
        byte[][] characters = given[person.female ? 1 : 0];
        byte[] first = characters[chance.between(0, characters.length - 1)];
        byte[] second = characters[chance.between(0, characters.length - 1)];
        rows.part(surnames[person.surname]);
        if (chance.happens(shortGiven)) {
            rows.text(first);
        } else {
            rows.part(first).text(second);
        }
    }
}
