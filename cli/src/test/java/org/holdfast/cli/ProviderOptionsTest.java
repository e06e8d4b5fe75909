package org.holdfast.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.holdfast.server.access.Provider;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ProviderOptionsTest {
    @TempDir
    private Path directory;

    @Command
    private static final class Bare {
        @CommandLine.Mixin
        private ProviderOptions provider = new ProviderOptions();
    }

    private static @Nullable Provider provider(Map<String, String> environment, String... arguments) throws Failure {
        Bare bare = new Bare();
        new CommandLine(bare).parseArgs(arguments);
        return bare.provider.provider(environment);
    }

    @Test
    void without_an_issuer_there_is_no_provider() throws Exception {
        assertThat(provider(Map.of("HOLDFAST_OIDC_SECRET", "s"))).isNull();
    }

    @Test
    void the_secret_is_in_the_environment_or_in_a_file() throws Exception {
        String[] arguments = {"--oidc-issuer", "https://id.example.org/realms/a", "--oidc-client", "holdfast"};
        assertThat(provider(Map.of("HOLDFAST_OIDC_SECRET", "of the environment"), arguments))
                .satisfies(one -> assertThat(one.secret()).isEqualTo("of the environment"))
                .satisfies(one -> assertThat(one.label()).isEqualTo("id.example.org"))
                .satisfies(one -> assertThat(one.claim()).isEqualTo("sub"));
        Path file = Files.writeString(directory.resolve("secret"), "of a file\n");
        assertThat(provider(
                        Map.of(),
                        "--oidc-issuer",
                        "https://id.example.org",
                        "--oidc-client",
                        "holdfast",
                        "--oidc-secret-file",
                        file.toString(),
                        "--oidc-claim",
                        "employee_number"))
                .satisfies(one -> assertThat(one.secret()).isEqualTo("of a file"))
                .satisfies(one -> assertThat(one.claim()).isEqualTo("employee_number"));
        assertThatThrownBy(() -> provider(Map.of(), arguments))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("HOLDFAST_OIDC_SECRET");
    }

    @Test
    void what_is_missing_or_overheard_is_refused() {
        assertThatThrownBy(() -> provider(Map.of("HOLDFAST_OIDC_SECRET", "s"), "--oidc-issuer", "https://a.org"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("--oidc-client");
        assertThatThrownBy(() -> provider(
                        Map.of("HOLDFAST_OIDC_SECRET", "s"), "--oidc-issuer", "http://a.org", "--oidc-client", "c"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("https://");
        assertThatThrownBy(() -> provider(
                        Map.of(),
                        "--oidc-issuer",
                        "https://a.org",
                        "--oidc-client",
                        "c",
                        "--oidc-secret-file",
                        "/does/not/exist"))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cannot be read");
    }
}
