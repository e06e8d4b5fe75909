package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Identifiers of places, households and persons that resemble one another, and of some that are not there. */
final class HostileIds {
    private static final String LONG = "abcdefgh".repeat(7);
    private final Random random;
    private final List<String> households = new ArrayList<>();
    private final List<String> persons = new ArrayList<>();
    private int next;

    HostileIds(Random random, int households) {
        this.random = random;
        for (int i = 0; i < households; i++) {
            this.households.add(id("H"));
        }
        for (int i = 0; i < 3 * households; i++) {
            persons.add(id("P"));
        }
    }

    int households() {
        return households.size();
    }

    String household() {
        return named(households, "H?");
    }

    String person() {
        return named(persons, "P?");
    }

    String household(int number) {
        return households.get(number % households.size());
    }

    String person(int number) {
        return persons.isEmpty() ? id("P") : persons.get(number % persons.size());
    }

    /** The household whose member a person most often is. */
    String householdOf(int person) {
        return households.isEmpty() ? "H?" : households.get(person / 3 % households.size());
    }

    String place() {
        return List.of("CN", "53", "5301", "云", "53,01").get(random.nextInt(5));
    }

    /** An identifier that was not given before. */
    String id(String prefix) {
        int number = next++;
        return switch (random.nextInt(12)) {
            case 0 -> LONG + number;
            case 1 -> "户" + number + "号";
            case 2 -> prefix + number + " ";
            case 3 -> prefix + "\"" + number + "\"";
            case 4 -> prefix + "," + number;
            case 5 -> prefix + "\n" + number;
            case 6 -> prefix + "0".repeat(random.nextInt(12)) + number + "x";
            case 7 -> "𠮷".repeat(1 + random.nextInt(60)) + number;
            default -> prefix + number;
        };
    }

    private String named(List<String> known, String unknown) {
        return known.isEmpty() || random.nextInt(50) == 0
                ? unknown + random.nextInt(3)
                : known.get((int) (known.size() * Math.pow(random.nextDouble(), 2)));
    }
}
