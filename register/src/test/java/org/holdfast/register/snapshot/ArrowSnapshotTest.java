package org.holdfast.register.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.column.BatchCells;
import org.holdfast.column.BatchReader;
import org.holdfast.column.ColumnForm;
import org.holdfast.column.ColumnForm.Layout;
import org.holdfast.column.ColumnName;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.holdfast.register.GeneratedRegister;
import org.holdfast.register.RegisterLines;
import org.holdfast.register.SampleRegister;
import org.holdfast.register.UnreadableRegister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArrowSnapshotTest {
    @TempDir
    private Path folder;

    private WrittenSnapshot rich() throws Exception {
        return new WrittenSnapshot(RichRegister.write(folder), folder.resolve("snapshot"));
    }

    private static Register whole(ArrowSnapshot snapshot) throws Exception {
        try (RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot)) {
            return registers.whole();
        }
    }

    @Test
    void a_snapshot_gives_the_register_back_whole() throws Exception {
        WrittenSnapshot written = rich();
        try (ArrowSnapshot snapshot = written.open()) {
            assertThat(RegisterLines.of(whole(snapshot))).isEqualTo(RegisterLines.of(written.reading.register()));
            assertThat(snapshot.account()).isEqualTo(written.reading.account());
            assertThat(snapshot.title()).isEqualTo("Some county");
            assertThat(snapshot.currency()).isEqualTo(Currency.parse("CNY"));
        }
    }

    @Test
    void columns_have_the_narrowest_form_that_holds_them() throws Exception {
        try (ArrowSnapshot snapshot = rich().open()) {
            Map<String, ColumnForm> household = snapshot.columns("household").orElseThrow();
            Map<String, ColumnForm> person = snapshot.columns("person").orElseThrow();
            Map<String, ColumnForm> ledger = snapshot.columns("ledger").orElseThrow();
            assertThat(household.get("household_id").layout()).isEqualTo(Layout.TEXT);
            assertThat(texts(household.get("register_status")))
                    .containsExactly("general", "registered", "lifted", "monitored");
            assertThat(texts(household.get("place_id"))).containsExactly("CN", "53");
            assertThat(texts(household.get("room"))).containsExactly("blue", "red");
            assertThat(household.get("lifted_on"))
                    .isEqualTo(new ColumnForm(Kind.DATE, Layout.INT32, null, true, -1, 18579));
            assertThat(household.get("weight").mayBeUnknown()).isFalse();
            assertThat(person).doesNotContainKey("household_id");
            assertThat(person.get("person_id").layout()).isEqualTo(Layout.TEXT);
            assertThat(person.get("disability")).isEqualTo(new ColumnForm(Kind.INT, Layout.INT8, null, false, 0, 4));
            assertThat(person.get("resident").layout()).isEqualTo(Layout.BIT);
            assertThat(ledger.get("amount"))
                    .isEqualTo(new ColumnForm(Kind.MONEY, Layout.INT64, null, false, 0, 99_999_999_999_999L));
            assertThat(texts(ledger.get("month"))).containsExactly("1999-01", "2019-12", "2020-02");
            assertThat(ledger.get("month").least()).isEqualTo(1999 * 12);
            assertThat(ledger.get("person_id").mayBeUnknown()).isTrue();
            assertThat(snapshot.columns("series")).isEmpty();
        }
    }

    @Test
    void tables_that_the_register_lacks_are_absent() throws Exception {
        SampleRegister sample = new SampleRegister(folder);
        WrittenSnapshot written = new WrittenSnapshot(sample.directory, folder.resolve("snapshot"));
        try (ArrowSnapshot snapshot = written.open()) {
            assertThat(snapshot.columns("ledger")).isEmpty();
            assertThat(snapshot.surroundings()).containsOnlyKeys("place");
            assertThat(snapshot.currency()).isNull();
            assertThat(RegisterLines.of(whole(snapshot))).isEqualTo(RegisterLines.of(written.reading.register()));
        }
    }

    @Test
    void a_reader_gives_the_columns_asked_for_and_where_the_rows_of_any_table_begin() throws Exception {
        try (ArrowSnapshot snapshot = rich().open();
                BatchReader reader = snapshot.open(
                        List.of(new ColumnName("person", "person_id"), new ColumnName("household", "household_id")))) {
            reader.read(0);
            assertThat(reader.households()).isEqualTo(5);
            BatchCells ids = reader.cells(new ColumnName("household", "household_id"));
            BatchCells persons = reader.cells(new ColumnName("person", "person_id"));
            List<String> seen = new ArrayList<>();
            for (int h = 0; h < 5; h++) {
                seen.add(ids.text(h));
                for (int p = reader.starts("person")[h]; p < reader.starts("person")[h + 1]; p++) {
                    seen.add(persons.text(p));
                }
            }
            assertThat(seen).containsExactly("H1", "P3", "P0", "H10", "P2", "H2", "P1", "h1", "户", "P9");
            assertThat(reader.starts("ledger")).startsWith(0, 2, 4, 4, 4, 4);
            assertThat(ids.text(4)).isEqualTo("户");
            assertThatThrownBy(() -> reader.cells(new ColumnName("person", "name")))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> snapshot.open(List.of(new ColumnName("person", "nothing"))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4095, 4096, 4097, 8193})
    void households_are_found_and_given_one_by_one_whatever_their_number(int households) throws Exception {
        Path register = Files.createDirectories(folder.resolve("register"));
        new GeneratedRegister(households, 1, 7).write(register);
        WrittenSnapshot written = new WrittenSnapshot(register, folder.resolve("snapshot"));
        try (ArrowSnapshot snapshot = written.open();
                RegisterOfSnapshot registers = new RegisterOfSnapshot(snapshot)) {
            assertThat(snapshot.households()).isEqualTo(households);
            assertThat(snapshot.batches()).isEqualTo((households + 4095) / 4096);
            Map<String, List<String>> all = RegisterLines.of(written.reading.register());
            assertThat(RegisterLines.of(registers.whole())).isEqualTo(all);
            Map<String, Integer> positions = new TreeMap<>();
            for (int position = 0; position < households; position += position % 4096 == 4094 ? 1 : 409) {
                Register one = registers.household(position);
                String id = one.get("household").strings("household_id").get(0);
                positions.put(id, position);
                for (String table : List.of("household", "person", "ledger")) {
                    List<String> lines = RegisterLines.of(one).get(table);
                    assertThat(lines.subList(1, lines.size()))
                            .isEqualTo(all.get(table).stream()
                                    .filter(line -> List.of(line.split("\\|")).contains(id))
                                    .toList());
                }
            }
            for (Map.Entry<String, Integer> entry : positions.entrySet()) {
                assertThat(snapshot.find(entry.getKey())).isEqualTo((long) entry.getValue());
            }
            assertThat(snapshot.find("")).isEqualTo(-1);
            assertThat(snapshot.find("H1")).isEqualTo(-1);
            assertThat(snapshot.find("H10000000x")).isEqualTo(-1);
            assertThat(snapshot.find("户")).isEqualTo(-1);
        }
    }

    @Test
    void what_is_no_snapshot_is_refused_in_one_line() throws Exception {
        Path register = RichRegister.write(folder);
        assertThat(ArrowSnapshot.isSnapshot(register)).isFalse();
        assertThatThrownBy(() -> ArrowSnapshot.open(register))
                .isInstanceOf(UnreadableRegister.class)
                .hasMessageContaining("checksums.txt is missing");
        WrittenSnapshot written = new WrittenSnapshot(register, folder.resolve("snapshot"));
        assertThat(ArrowSnapshot.isSnapshot(written.directory)).isTrue();
        Path descriptor = written.directory.resolve("snapshot.json");
        Files.writeString(descriptor, Files.readString(descriptor).replace("\"version\" : 1", "\"version\" : 2"));
        assertThatThrownBy(written::open)
                .isInstanceOf(UnreadableRegister.class)
                .hasMessageContaining("is a snapshot of version 2, this Holdfast reads version 1");
    }

    @Test
    void a_snapshot_without_its_descriptor_is_a_damaged_snapshot() throws Exception {
        WrittenSnapshot written = new WrittenSnapshot(RichRegister.write(folder), folder.resolve("snapshot"));
        Path descriptor = written.directory.resolve("snapshot.json");
        Files.writeString(descriptor, "{}");
        assertThat(ArrowSnapshot.isSnapshot(written.directory)).isTrue();
        assertThatThrownBy(written::open).isInstanceOf(UnreadableRegister.class).hasMessageContaining("snapshot.json");
        Files.delete(descriptor);
        assertThat(ArrowSnapshot.isSnapshot(written.directory)).isTrue();
        assertThatThrownBy(written::open).isInstanceOf(UnreadableRegister.class).hasMessageContaining("snapshot.json");
    }

    private static List<String> texts(ColumnForm form) {
        List<String> texts = new ArrayList<>();
        for (int code = 0; code < form.dictionary().size(); code++) {
            texts.add(form.dictionary().text(code));
        }
        return texts;
    }
}
