package org.holdfast.cli.oracle;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A valid register drawn from a seed, crowded with missing cells, edge dates and amounts on a threshold. */
public final class RandomRegister {
    private static final List<String> QUESTION_DATES = List.of(
            "2020-12-31",
            "2021-01-01",
            "2022-12-31",
            "2023-01-01",
            "2023-02-28",
            "2024-01-01",
            "2024-02-29",
            "2024-06-30",
            "2024-12-31");

    private final long seed;
    private final LocalDate asOf;
    private final RegisterDraft draft = new RegisterDraft();
    private final List<String> left = new ArrayList<>();

    private RandomRegister(long seed, boolean whole) {
        this.seed = seed;
        Chance chance = new Chance(seed);
        this.asOf = LocalDate.parse(chance.pick(QUESTION_DATES));
        List<String> places = new RandomPlaces(chance, draft, asOf).draw();
        int households =
                whole ? 400 : 60 + (int) (340 * Math.pow(chance.random().nextDouble(), 3));
        for (int number = 1; number <= households; number++) {
            new RandomHousehold(chance, draft, asOf, number).draw(places);
        }
        if (!whole) {
            leaveOut(chance);
        }
        if (chance.of(0.5)) {
            draft.shuffle(chance.random());
        }
    }

    /** The register of a seed, 60 to 400 households: the same seed, the same register. */
    public static RandomRegister of(long seed) {
        return new RandomRegister(seed, false);
    }

    /** A register of 400 households from which no table, row or column is left out: something to delete from. */
    public static RandomRegister whole(long seed) {
        return new RandomRegister(seed, true);
    }

    /** The date on which to assess it, among those where parameters change. */
    public LocalDate asOf() {
        return asOf;
    }

    /** Writes one CSV file a table, without a descriptor. */
    public void write(Path directory) {
        draft.write(directory);
    }

    private void leaveOut(Chance chance) {
        RegisterDraft.COLUMNS.forEach((table, columns) -> {
            if (RegisterDraft.OPTIONAL_TABLES.contains(table)) {
                if (chance.of(0.12)) {
                    draft.withoutTable(table);
                    left.add(table);
                } else if (chance.of(0.04)) {
                    draft.withoutRows(table);
                    left.add("rows of " + table);
                }
            }
            for (String column : columns) {
                // a register without place.parent_id has no tree: that is for RegisterVariants
                if (!column.endsWith("*") && !"parent_id".equals(column) && chance.of(0.02)) {
                    draft.withoutColumn(table, column);
                    left.add(table + "." + column);
                }
            }
        });
    }

    @Override
    public String toString() {
        return "register of seed " + seed + ", as of " + asOf + ", without " + left;
    }
}
