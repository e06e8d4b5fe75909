package org.holdfast.cli.oracle;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One household drawn with its people, its money, what befell it and what it was given. */
final class RandomHousehold {
    private static final int[] EDGE_AGES = {0, 6, 6, 15, 16, 16, 17, 59, 60, 60, 61};

    private final Chance chance;
    private final RegisterDraft draft;
    private final LocalDate asOf;
    private final String id;
    private final double missing;
    private final double trouble;
    private final List<String> persons = new ArrayList<>();
    private int members;

    RandomHousehold(Chance chance, RegisterDraft draft, LocalDate asOf, int number) {
        this.chance = chance;
        this.draft = draft;
        this.asOf = asOf;
        this.id = identifier(number);
        this.missing = chance.pick(0, 0, 0, 0.02, 0.1, 0.3, 0.7);
        this.trouble = chance.pick(0, 0, 0.1, 0.3, 0.7);
    }

    private String identifier(int number) {
        return switch (chance.between(0, 30)) {
            case 0 -> "户" + number;
            case 1 -> "\uD840\uDC00" + number;
            case 2 -> "\uFF28" + number;
            case 3 -> "h" + number;
            case 4 -> "=H" + number;
            case 5 -> "H,\"" + number;
            default -> "H" + number;
        };
    }

    void draw(List<String> places) {
        drawHousehold(chance.pick(places));
        String education = chance.of(0.4) ? chance.pick("none", "primary") : "";
        String employment = chance.of(0.5) ? chance.pick("none", "none", "farm", "migrant") : "";
        boolean elderly = chance.of(0.1);
        int count = chance.pick(0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8);
        for (int number = 1; number <= count; number++) {
            drawPerson(id + "-" + number, elderly, education, employment);
        }
        long income = new RandomLedger(chance, draft, asOf, id, persons, missing, trouble).draw(Math.max(1, members));
        int events = troubled() ? chance.between(1, 4) : chance.pick(0, 0, 0, 1);
        for (int number = 1; number <= events; number++) {
            drawEvent(id + "#" + number, income);
        }
        int gifts = chance.pick(0, 0, 1, 2);
        for (int number = 1; number <= gifts; number++) {
            drawAssistance(id + "+" + number);
        }
    }

    private String maybe(String value) {
        return chance.unless(missing, value);
    }

    private boolean troubled() {
        return chance.of(trouble);
    }

    private void drawHousehold(String place) {
        draft.add(
                "household",
                "household_id=" + id,
                "place_id=" + place,
                "register_status=" + maybe(chance.pick("general", "registered", "lifted", "monitored")),
                "lifted_on=" + chance.unless(0.5, "2019-12-31"),
                "relocated=" + maybe(chance.truth(0.3)),
                "site_id=" + chance.unless(0.7, "S1"),
                "resettled_on=" + chance.unless(0.7, "2018-05-01"),
                "dwelling_grade=" + maybe(troubled() ? chance.pick("B", "C", "D") : chance.pick("A", "B")),
                "water_safe=" + maybe(chance.truth(troubled() ? 0.5 : 1)),
                "arable_land=" + maybe(chance.pick("0", "0.0", "0.5", "3.25", "12")),
                "weight=" + chance.unless(0.3, chance.pick("1", "0.5", "120.75")),
                "phone=" + chance.unless(0.5, "13900000000"),
                "address=" + chance.unless(0.5, "第三组, 5号"));
    }

    private void drawPerson(String person, boolean elderly, String education, String employment) {
        persons.add(person);
        String birth = maybe(birthDate(elderly).toString());
        String resident = chance.unless(0.2, chance.truth(0.9));
        boolean here = resident.isEmpty() || List.of("true", "1", "yes").contains(resident);
        if (here && (birth.isEmpty() || !LocalDate.parse(birth).isAfter(asOf))) {
            members++;
        }
        draft.add(
                "person",
                "person_id=" + person,
                "household_id=" + id,
                "name=" + maybe("某某"),
                "national_id=" + chance.unless(0.5, "510101190001010000"),
                "sex=" + maybe(chance.pick("F", "M", "X")),
                "birth_date=" + birth,
                "relation=" + maybe(chance.pick("head", "spouse", "child")),
                "resident=" + resident,
                "education="
                        + maybe(
                                education.isEmpty()
                                        ? chance.pick("none", "primary", "junior", "senior", "vocational", "tertiary")
                                        : education),
                "enrolled=" + maybe(chance.truth(0.8)),
                "health=" + maybe(troubled() ? chance.pick("chronic", "serious", "healthy") : "healthy"),
                "disability=" + maybe(troubled() ? chance.pick("1", "2", "3", "4") : "0"),
                "work_capacity=" + maybe(chance.pick("full", "full", "full", "partial", "none")),
                "employment=" + maybe(employment.isEmpty() ? anyEmployment() : employment),
                "insured_medical=" + maybe(chance.truth(troubled() ? 0.5 : 1)),
                "insured_pension=" + maybe(chance.truth(troubled() ? 0.5 : 1)));
    }

    private String anyEmployment() {
        return chance.pick("none", "farm", "migrant", "local_wage", "public_post", "self_employed");
    }

    private LocalDate birthDate(boolean elderly) {
        if (elderly) {
            return chance.dayAround(asOf.minusYears(chance.pick(60, 60, 65, 80)));
        }
        return switch (chance.between(0, 11)) {
            case 0, 1, 2 -> chance.dayAround(asOf.minusYears(chance.pick(EDGE_AGES)));
            case 3 -> LocalDate.of(chance.pick(1940, 1960, 1964, 1980, 2004, 2008, 2016, 2020), 2, 29);
            case 4 -> chance.of(0.7) ? asOf.minusDays(chance.between(0, 6000)) : asOf.plusDays(chance.between(1, 400));
            default -> asOf.minusDays(chance.between(16 * 366, 59 * 365));
        };
    }

    private void drawEvent(String event, long income) {
        long loss = chance.of(0.4) ? chance.around(Math.max(0, income) / 5) : chance.below(2_000_000);
        draft.add(
                "event",
                "event_id=" + event,
                "household_id=" + id,
                "person_id=" + anyPerson(),
                "type="
                        + chance.pick(
                                "illness",
                                "accident",
                                "natural_disaster",
                                "natural_disaster",
                                "fire",
                                "job_loss",
                                "job_loss",
                                "business_failure",
                                "price_slump",
                                "school_dropout",
                                "death",
                                "birth",
                                "other"),
                "occurred_on=" + eventDate(),
                "loss=" + chance.unless(0.25, chance.of(0.1) ? "0" : chance.money(loss)),
                "reported_on=" + chance.unless(0.5, asOf.toString()),
                "source=" + chance.unless(0.5, "village"));
    }

    private LocalDate eventDate() {
        return switch (chance.between(0, 5)) {
            case 0 -> chance.dayAround(asOf);
            case 1 -> chance.dayAround(asOf.minusMonths(3));
            case 2 -> chance.dayAround(asOf.minusMonths(12));
            default -> asOf.minusDays(chance.between(-60, 500));
        };
    }

    private void drawAssistance(String assistance) {
        LocalDate start = asOf.minusDays(chance.between(-60, 900));
        draft.add(
                "assistance",
                "assistance_id=" + assistance,
                "household_id=" + id,
                "person_id=" + anyPerson(),
                "measure=" + chance.pick("subsistence_allowance", "job_placement", "water_connection"),
                "start_on=" + start,
                "end_on=" + chance.unless(0.5, start.plusDays(90).toString()),
                "amount=" + chance.unless(0.3, chance.money(chance.below(1_000_000))),
                "programme=" + chance.unless(0.5, "county fund"));
    }

    private String anyPerson() {
        return persons.isEmpty() || chance.of(0.5) ? "" : chance.pick(persons);
    }
}
