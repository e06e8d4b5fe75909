package org.holdfast.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * What options of a server's commands are when the command line does not say: a variable of the environment such as {@code
 * HOLDFAST_PORT}, or else a line such as {@code port=8080} in the configuration file, {@code /etc/holdfast/holdfast.properties}
 * or the one that {@code HOLDFAST_CONFIG} names.
 */
final class ServerDefaults implements IDefaultValueProvider {
    static final List<String> KEYS = List.of(
            "data",
            "db",
            "bind",
            "port",
            "as-of",
            "https",
            "oidc-issuer",
            "oidc-client",
            "oidc-secret-file",
            "oidc-claim",
            "oidc-name");
    private static final String CONFIG = "HOLDFAST_CONFIG";
    private static final Path STANDARD = Path.of("/etc/holdfast/holdfast.properties");

    private final Map<String, String> environment;
    private @Nullable Properties file;

    ServerDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Gives the commands that work on a server's store these defaults. */
    void apply(CommandLine holdfast) {
        for (String command : List.of("serve", "load", "backup")) {
            subcommand(holdfast, command).setDefaultValueProvider(this);
        }
        subcommand(subcommand(holdfast, "journal"), "export").setDefaultValueProvider(this);
    }

    private static CommandLine subcommand(CommandLine of, String name) {
        return Objects.requireNonNull(of.getSubcommands().get(name), name);
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        String key =
                argument instanceof OptionSpec option ? option.longestName().replaceFirst("^--", "") : "";
        if (!KEYS.contains(key)) {
            return null;
        }
        String variable =
                environment.get("HOLDFAST_" + key.toUpperCase(Locale.ROOT).replace('-', '_'));
        return variable != null && !variable.isEmpty()
                ? variable
                : file(argument).getProperty(key);
    }

    private Properties file(ArgSpec argument) {
        Properties known = file;
        if (known == null) {
            known = read(argument.command().commandLine());
            file = known;
        }
        return known;
    }

    private Properties read(CommandLine command) {
        Properties properties = new Properties();
        String named = environment.getOrDefault(CONFIG, "");
        Path path = named.isEmpty() ? STANDARD : Path.of(named);
        if (named.isEmpty() && !Files.isReadable(path)) {
            return properties;
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new ParameterException(command, path + " cannot be read: " + unreadable.getMessage());
        }
        TreeSet<String> foreign = new TreeSet<>(properties.stringPropertyNames());
        foreign.removeAll(KEYS);
        if (!foreign.isEmpty()) {
            throw new ParameterException(
                    command,
                    path + " has the unknown key '" + foreign.first() + "'; it may have " + String.join(", ", KEYS));
        }
        return properties;
    }
}
