package org.holdfast.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.holdfast.convert.Conversion;
import org.holdfast.convert.Mapping;
import org.holdfast.register.Format;
import org.holdfast.register.StagedDirectory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code holdfast convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description =
                "Turns foreign tables (CSV, Parquet, Excel) into a register: one SQL query per table, run by DuckDB.",
        footer = {
            "",
            "Example:",
            "  holdfast convert examples/pslm-2015/mapping --source examples/pslm-2015/data --out register"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MAPPING", description = "Directory with mapping.yaml and one query per table.")
    private Path mapping = Path.of("");

    @Option(names = "--source", paramLabel = "DIR", required = true, description = "Directory of the foreign files.")
    private Path source = Path.of("");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Directory of the register to write.")
    private Path out = Path.of("");

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "csv",
            description = "csv or parquet. Default: ${DEFAULT-VALUE}.")
    private Format format = Format.CSV;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        Conversion conversion = convert(mapping, source, out, format);
        conversion
                .rows()
                .forEach((table, rows) -> terminal.say(String.format(Locale.ROOT, "%s: %,d rows", table, rows)));
        terminal.say("Register written to " + out);
        return 0;
    }

    /** Converts into a directory that appears whole or not at all. */
    static Conversion convert(Path mapping, Path source, Path out, Format format) throws Exception {
        Mapping read = Mapping.read(mapping);
        try (StagedDirectory staged = StagedDirectory.open(out)) {
            Conversion conversion = Conversion.run(read, source, staged.path(), format);
            staged.commit();
            return conversion;
        }
    }
}
