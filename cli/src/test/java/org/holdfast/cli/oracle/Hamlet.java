package org.holdfast.cli.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A register small enough to assess by hand: a nation, provinces 41 and 51, a county and a village in each. */
final class Hamlet {
    static final String SICHUAN = "510101001001";
    static final String HENAN = "410101001001";

    private final RegisterDraft draft = new RegisterDraft();

    Hamlet() {
        draft.add("place", "place_id=CN", "level=nation", "name=China");
        for (String province : List.of("41", "51")) {
            draft.add("place", "place_id=" + province, "parent_id=CN", "level=province", "name=Province");
            draft.add("place", "place_id=" + province + "0101", "parent_id=" + province, "level=county", "name=County");
            draft.add(
                    "place",
                    "place_id=" + province + "0101001001",
                    "parent_id=" + province + "0101",
                    "level=village",
                    "name=Village");
        }
    }

    /** A register of one household, in Sichuan, sound in every respect. */
    static Hamlet of(String... household) {
        return new Hamlet().household("H1", household);
    }

    Hamlet household(String id, String... cells) {
        return row(
                "household",
                cells,
                "household_id=" + id,
                "place_id=" + SICHUAN,
                "register_status=general",
                "dwelling_grade=A",
                "water_safe=true",
                "arable_land=0");
    }

    /** An adult of household H1 with paid work, insured and in good health, save where a cell says otherwise. */
    Hamlet adult(String id, String... cells) {
        return row(
                "person",
                cells,
                "person_id=" + id,
                "household_id=H1",
                "birth_date=1980-01-01",
                "education=senior",
                "enrolled=false",
                "health=healthy",
                "work_capacity=full",
                "employment=local_wage",
                "insured_medical=true",
                "insured_pension=true");
    }

    Hamlet income(String month, String item, String amount) {
        draft.add("ledger", "household_id=H1", "month=" + month, "flow=income", "item=" + item, "amount=" + amount);
        return this;
    }

    Hamlet expense(String month, String item, String amount) {
        draft.add("ledger", "household_id=H1", "month=" + month, "flow=expense", "item=" + item, "amount=" + amount);
        return this;
    }

    Hamlet event(String type, String occurredOn, String loss) {
        draft.add(
                "event", "event_id=E", "household_id=H1", "type=" + type, "occurred_on=" + occurredOn, "loss=" + loss);
        return this;
    }

    Hamlet series(String place, String series, String month, String value) {
        draft.add("series", "place_id=" + place, "series=" + series, "month=" + month, "value=" + value);
        return this;
    }

    Hamlet hazard(String place, String severity, String onset, String expires) {
        draft.add(
                "hazard",
                "hazard_id=Z",
                "place_id=" + place,
                "type=flood",
                "severity=" + severity,
                "onset=" + onset,
                "expires=" + expires);
        return this;
    }

    Hamlet withoutTable(String table) {
        draft.withoutTable(table);
        return this;
    }

    Hamlet withoutColumn(String table, String column) {
        draft.withoutColumn(table, column);
        return this;
    }

    private Hamlet row(String table, String[] cells, String... standard) {
        draft.add(table, Stream.concat(Stream.of(standard), Stream.of(cells)).toArray(String[]::new));
        return this;
    }

    /** What the oracle says of the only household on 30 June 2024, when the nation's monitor line is 6000. */
    Answer assess(CnOracle oracle) throws IOException, SQLException {
        return assess(oracle, "2024-06-30");
    }

    Answer assess(CnOracle oracle, String asOf) throws IOException, SQLException {
        return new Answer(assessAll(oracle, asOf).get(0));
    }

    void write(Path directory) {
        draft.write(directory);
    }

    List<Map<String, String>> assessAll(CnOracle oracle, String asOf) throws IOException, SQLException {
        Path directory = Files.createTempDirectory("hamlet");
        draft.write(directory);
        List<Map<String, String>> rows = oracle.assess(directory, LocalDate.parse(asOf));
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
        return rows;
    }

    /** One row of the assessment. */
    record Answer(Map<String, String> cells) {
        String cell(String column) {
            return cells.getOrDefault(column, "no such column");
        }

        /** {@code true}, {@code unknown} or {@code false}. */
        String of(String indicator) {
            if (listed("indicators", indicator)) {
                return "true";
            }
            return listed("unknown", indicator) ? "unknown" : "false";
        }

        private boolean listed(String column, String id) {
            return List.of(cell(column).split(";")).contains(id);
        }
    }
}
