package org.holdfast.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code holdfast} command. */
@Command(
        name = "holdfast",
        mixinStandardHelpOptions = true,
        versionProvider = Version.Provider.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Keeps people who have left poverty from falling back into it: reads a register of households, "
                + "assesses each with a policy pack, explains, and reports.",
        footer = {
            "",
            "Example:",
            "  holdfast demo",
            "  holdfast assess REGISTER --pack cn --as-of 2024-06-30 --out assessment",
            "",
            "Exit codes: 0 done, 1 a fault of Holdfast, 2 input that cannot be used, 3 too many rejected rows,",
            "4 a check that failed, 64 wrong usage, 130 interrupted."
        },
        subcommands = {
            DemoCommand.class,
            ImportCommand.class,
            AssessCommand.class,
            ExplainCommand.class,
            DiffCommand.class,
            MeasureCommand.class,
            ConvertCommand.class,
            TemplateCommand.class,
            SynthCommand.class,
            BenchCommand.class,
            ServeCommand.class,
            LoadCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            JournalCommand.class,
            PackCommand.class,
            AutoComplete.GenerateCompletion.class
        })
public final class Holdfast {
    private Holdfast() {}

    public static void main(String[] arguments) {
        // libraries log nothing: what a person should know, the commands say themselves; a server configures its own
        // log
        System.setProperty("logback.configurationFile", "org/holdfast/cli/silent.xml");
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        int exitCode = run(out, err, arguments);
        if (out.checkError() && exitCode == 0) {
            err.println("holdfast: the output could not be written whole: the disk is full or its reader has gone");
            exitCode = Failure.INPUT;
        }
        System.exit(exitCode);
    }

    /** The commands, with what the environment says of a server. */
    static CommandLine commandLine(Map<String, String> environment) {
        CommandLine line = new CommandLine(new Holdfast());
        line.registerConverter(LocalDate.class, Holdfast::date);
        new ServerDefaults(environment).apply(line);
        return line;
    }

    /** Runs a command and gives its exit code. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = commandLine(System.getenv());
        line.setOut(out);
        line.setErr(err);
        line.setUsageHelpWidth(110);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setParameterExceptionHandler(Holdfast::wrongUsage);
        line.setExecutionExceptionHandler(Holdfast::failed);
        line.getCommandSpec().exitCodeOnInvalidInput(Failure.USAGE);
        return line.execute(arguments);
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw new CommandLine.TypeConversionException("'" + text + "' is not a date like 2024-06-30");
        }
    }

    private static int wrongUsage(CommandLine.ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        PrintWriter err = command.getErr();
        err.println("holdfast: " + wrong.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(wrong, err);
        err.println("See '" + command.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return Failure.USAGE;
    }

    private static int failed(Exception failure, CommandLine command, CommandLine.ParseResult arguments) {
        Failure known = Failure.of(failure);
        PrintWriter err = command.getErr();
        err.println(known.lines());
        boolean verbose = command.getParseResult().hasMatchedOption("--verbose");
        if (verbose) {
            failure.printStackTrace(err);
        } else if (known.exitCode() == Failure.FAULT) {
            err.println("This is a fault of Holdfast; run again with --verbose and report what it prints.");
        }
        err.flush();
        return known.exitCode();
    }
}
