package org.holdfast.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page about OWASP's requirements speaks of each, and each test that it names is there. */
class AsvsPageTest {
    private static final Pattern ROW =
            Pattern.compile("\\| (\\d+\\.\\d+\\.\\d+) \\| [12] \\| ([^|]+) \\| ([^|]+) \\| ([^|]*)\\|");

    private static List<Matcher> rows() throws IOException {
        List<Matcher> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("../docs/security/asvs.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                rows.add(row);
            }
        }
        return rows;
    }

    @Test
    void every_requirement_of_levels_one_and_two_is_answered_once() throws IOException {
        List<String> wanted = Files.readAllLines(Path.of("src/test/resources/asvs-5.0-levels-1-2.txt"));
        assertThat(rows().stream().map(row -> row.group(1)).toList()).isEqualTo(wanted);
    }

    @Test
    void what_is_met_names_a_test_that_is_there() throws IOException {
        Set<String> tests;
        try (Stream<Path> files =
                Stream.concat(Files.walk(Path.of("src/test/java")), Files.walk(Path.of("../cli/src/test/java")))) {
            tests = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("Test.java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        for (Matcher row : rows()) {
            List<String> named = Pattern.compile("`(\\w+)`")
                    .matcher(row.group(4))
                    .results()
                    .map(test -> test.group(1))
                    .toList();
            assertThat(tests).describedAs(row.group(1)).containsAll(named);
            if (row.group(2).equals("met")) {
                assertThat(named).describedAs(row.group(1)).isNotEmpty();
            }
        }
    }

    /** 15.1.1, 15.1.2 and 16.1.1 are met by what documents and the archive say. */
    @Test
    void the_documents_that_it_points_to_say_so() throws IOException {
        assertThat(Files.readString(Path.of("../SECURITY.md")))
                .containsSubsequence("**Parts from elsewhere**", "within 7 days", "30 days");
        assertThat(Files.readString(Path.of("../docs/operations.md")))
                .contains("**The log** goes to", "**Sign-in by an OpenID provider.**", "`org.holdfast.security`");
        assertThat(Files.readString(Path.of("../cli/pom.xml"))).contains("<goal>makeBom</goal>");
        assertThat(Files.readString(Path.of("../cli/src/main/dist/archive.xml")))
                .contains("<include>bom.json</include>");
    }
}
