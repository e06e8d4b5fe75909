package org.holdfast.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.RegisterSchema;
import org.holdfast.server.registry.Households;
import org.holdfast.server.store.Role;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern USED = Pattern.compile("frame\\.t\\(\"([a-z_.]+)\"[,)]");

    @Test
    void both_languages_say_the_same_things() {
        assertThat(Texts.CHINESE.keys()).isEqualTo(Texts.ENGLISH.keys());
        for (String key : Texts.ENGLISH.keys()) {
            assertThat(holes(Texts.CHINESE.text(key))).describedAs(key).isEqualTo(holes(Texts.ENGLISH.text(key)));
        }
    }

    @Test
    void every_text_of_a_template_is_there() throws IOException {
        Set<String> used = used();
        assertThat(used).hasSizeGreaterThan(50);
        assertThat(Texts.ENGLISH.keys()).containsAll(used);
    }

    @Test
    void every_role_and_part_of_the_site_has_a_name() {
        for (Role role : Role.values()) {
            if (role != Role.SYSTEM) {
                assertThat(Texts.ENGLISH.text("role." + role.id())).isNotBlank();
            }
            Navigation.of(role)
                    .forEach(
                            entry -> assertThat(Texts.CHINESE.text(entry.key())).isNotBlank());
        }
    }

    @Test
    void every_column_of_a_household_has_a_name() {
        for (String table : Households.TABLES) {
            RegisterSchema.get(table).columns().stream()
                    .map(ColumnSchema::name)
                    .filter(column -> !column.equals("household_id"))
                    .forEach(column -> assertThat(Texts.CHINESE.keys()).contains("column." + column));
        }
    }

    @Test
    void a_missing_text_is_a_fault_and_a_foreign_word_is_shown_as_it_is() {
        assertThatThrownBy(() -> Texts.ENGLISH.text("no.such")).hasMessageContaining("no.such");
        assertThat(Texts.ENGLISH.word("cause", "falling_prices")).isEqualTo("falling prices");
    }

    private static Set<String> holes(String text) {
        Set<String> holes = new TreeSet<>();
        Matcher matcher = Pattern.compile("\\{\\d}").matcher(text);
        while (matcher.find()) {
            holes.add(matcher.group());
        }
        return holes;
    }

    private static Set<String> used() throws IOException {
        Set<String> used = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/jte"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Matcher matcher = USED.matcher(Files.readString(file));
                while (matcher.find()) {
                    used.add(matcher.group(1));
                }
            }
        }
        return used;
    }
}
