package org.holdfast.synth.household;

import java.util.Locale;
import org.holdfast.synth.draw.Chance;
import org.holdfast.synth.draw.Sheet;

/**
 * A kind of household: who belongs to it and how old they are; a row of {@code households.csv}.
 *
 * <p>Members are written as {@code head:40..62 spouse:-6..2 child:-30..-22}: the head with the ages possible, the others
 * with how much older than the head they are, or than the member whose number follows an {@code @}.
 *
 * @param generations 0 for one person, else the number of generations
 * @param elderly 1 when there are more of its kind where there are more elderly people, else 0
 * @param children the same for children
 */
record Archetype(
        int generations, MemberOf[] members, double general, double registered, double elderly, double children) {

    /** A member: how it belongs, relative to whom (-1 to nobody), and in which range its age lies. */
    record MemberOf(Role role, int relativeTo, int low, int high) {
        static MemberOf parse(String text) {
            int colon = text.indexOf(':');
            int dots = text.indexOf("..");
            String[] role = text.substring(0, colon).split("@");
            Role parsed = Role.valueOf(role[0].toUpperCase(Locale.ROOT));
            int relativeTo = parsed == Role.HEAD ? -1 : role.length > 1 ? Integer.parseInt(role[1]) : 0;
            int low = Integer.parseInt(text.substring(colon + 1, dots));
            return new MemberOf(parsed, relativeTo, low, Integer.parseInt(text.substring(dots + 2)));
        }

        int age(Household household, Chance chance) {
            int age = chance.between(low, high);
            return relativeTo < 0 ? age : household.person(relativeTo).age + age;
        }
    }

    static Archetype[] read() {
        Sheet sheet = Sheet.read("households.csv");
        Archetype[] archetypes = new Archetype[sheet.rows()];
        for (int row = 0; row < archetypes.length; row++) {
            String[] members = sheet.text(row, "members").split(" ");
            MemberOf[] parsed = new MemberOf[members.length];
            for (int i = 0; i < members.length; i++) {
                parsed[i] = MemberOf.parse(members[i]);
            }
            archetypes[row] = new Archetype(
                    sheet.whole(row, "generations") - 1,
                    parsed,
                    sheet.number(row, "general"),
                    sheet.number(row, "registered"),
                    sheet.number(row, "elderly"),
                    sheet.number(row, "children"));
        }
        return archetypes;
    }

    double weight(boolean isRegistered) {
        return isRegistered ? registered : general;
    }

    boolean isCouple() {
        return members.length > 1 && members[1].role == Role.SPOUSE;
    }
}
