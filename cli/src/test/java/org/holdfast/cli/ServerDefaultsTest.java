package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

class ServerDefaultsTest {
    @TempDir
    private Path directory;

    private Map<String, String> environment(String file, String... more) throws IOException {
        Path config = Files.writeString(directory.resolve("holdfast.properties"), file);
        Map<String, String> environment = new HashMap<>(Map.of("HOLDFAST_CONFIG", config.toString()));
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return environment;
    }

    private static int port(Map<String, String> environment, String... arguments) {
        CommandLine line = Holdfast.commandLine(environment);
        CommandLine.ParseResult parsed = line.parseArgs(arguments);
        return parsed.subcommand().commandSpec().findOption("--port").getValue();
    }

    @Test
    void the_command_line_comes_before_the_environment_and_that_before_the_file() throws IOException {
        assertThat(port(environment("port=9001"), "serve")).isEqualTo(9001);
        assertThat(port(environment("port=9001", "HOLDFAST_PORT", "9002"), "serve"))
                .isEqualTo(9002);
        assertThat(port(environment("port=9001", "HOLDFAST_PORT", "9002"), "serve", "--port", "9003"))
                .isEqualTo(9003);
        assertThat(port(Map.of(), "serve")).isEqualTo(8080);
    }

    @Test
    void a_key_that_nobody_knows_is_refused_and_so_is_a_file_that_is_not_there() throws IOException {
        Map<String, String> wrong = environment("prot=9001");
        assertThatThrownBy(() -> port(wrong, "serve"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("unknown key 'prot'");
        assertThatThrownBy(() ->
                        port(Map.of("HOLDFAST_CONFIG", directory.resolve("none").toString()), "serve"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void other_commands_do_not_read_it() throws IOException {
        CommandLine line = Holdfast.commandLine(environment("prot=9001"));
        assertThat(line.parseArgs("synth", "--households", "1", "--out", "x").hasSubcommand())
                .isTrue();
    }
}
