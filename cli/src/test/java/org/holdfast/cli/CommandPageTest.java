package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/cli.md is the help of every command; {@code -Ddocs=write} writes it anew. */
class CommandPageTest {
    private static final Path PAGE = Path.of("../docs/cli.md");
    private static final String[] COMMANDS = {
        "",
        "demo",
        "assess",
        "explain",
        "diff",
        "measure",
        "import",
        "template",
        "convert",
        "synth",
        "bench",
        "pack",
        "pack check",
        "pack test",
        "pack docs",
        "pack new",
        "serve",
        "load",
        "backup",
        "restore",
        "journal export",
        "journal verify"
    };

    @Test
    void the_page_shows_the_help_of_every_command_with_an_example() throws IOException {
        StringBuilder page = new StringBuilder("# Every command\n");
        for (String command : COMMANDS) {
            CommandRun help =
                    CommandRun.of((Object[]) (command + " --help").strip().split(" "));
            assertThat(help.exitCode()).isZero();
            assertThat(help.out()).contains("Example:");
            page.append("\n## ").append(("holdfast " + command).strip()).append("\n```\n");
            page.append(help.out().strip()).append("\n```\n");
        }
        if ("write".equals(System.getProperty("docs"))) {
            assertThat(System.getenv("CI")).as("CI writes no docs").isNull();
            Files.writeString(PAGE, page, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(page.toString());
    }
}
