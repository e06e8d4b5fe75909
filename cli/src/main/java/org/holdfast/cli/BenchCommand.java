package org.holdfast.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.holdfast.bench.Bar;
import org.holdfast.bench.ChildProcess;
import org.holdfast.bench.FigureTable;
import org.holdfast.bench.Measurement;
import org.holdfast.bench.Peers;
import org.holdfast.bench.Question;
import org.holdfast.bench.Workload;
import org.holdfast.bench.measures.MeasuresBench;
import org.holdfast.bench.measures.MeasuresTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code holdfast bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        description = "Measures the standard workload side by side with its peers, each in a process of its own, and"
                + " prints times, rates, memory and ratios. Peers that decide differently end it with exit code 4.",
        footer = {
            "",
            "Example:",
            "  holdfast bench --households 100000 --quick",
            "  holdfast bench --register REGISTER --as-of 2020-12-31 --json figures.json",
            "  holdfast bench --measures --persons 10000000"
        })
final class BenchCommand implements Callable<Integer> {
    private static final int RUNS = 7;
    private static final int QUICK_RUNS = 2;
    private static final long SAMPLE = 20_000;
    private static final long QUICK_SAMPLE = 2_000;

    @Option(
            names = "--households",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Size of the synthetic register. Default: ${DEFAULT-VALUE}.")
    private long households;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "Seed of the synthetic register. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--register", paramLabel = "DIR", description = "Measure on this register of CSV files instead.")
    private @Nullable Path register;

    @Option(
            names = "--as-of",
            paramLabel = "DATE",
            defaultValue = "2020-12-31",
            description = "Date of the assessment. Default: ${DEFAULT-VALUE}.")
    private LocalDate asOf = LocalDate.EPOCH;

    @Option(names = "--peers", paramLabel = "PEER", split = ",", description = "Only these peers. Default: all.")
    private List<String> peers = List.of();

    @Option(
            names = "--measures",
            description = "Measure poverty, inequality and their standard errors beside R (data.table, survey) instead."
                    + " Without R, Holdfast is measured alone.")
    private boolean measures;

    @Option(
            names = "--persons",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "With --measures: size of the synthetic population. Default: ${DEFAULT-VALUE}.")
    private int persons;

    @Option(names = "--quick", description = "Fewer runs and a smaller sample: a first look, no figures to quote.")
    private boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Also write the figures as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--jmh",
            paramLabel = "REGEX",
            description = "Run the JMH benchmarks whose names match instead (source checkout only).")
    private @Nullable String jmh;

    @Mixin
    private Terminal terminal = new Terminal();

    @Override
    public Integer call() throws Exception {
        String benchmarks = jmh;
        if (benchmarks != null) {
            runJmh(benchmarks);
            return 0;
        }
        checkPeers();
        if (measures && persons < MeasuresBench.FEWEST_PERSONS) {
            throw new Failure(
                    Failure.USAGE,
                    "holdfast: bench measures on " + MeasuresBench.FEWEST_PERSONS + " persons or more, not on "
                            + persons);
        }
        Path scratch = Files.createTempDirectory("holdfast-bench");
        try {
            return measures ? measureMeasures(scratch) : measure(scratch);
        } finally {
            OpenRegister.delete(scratch);
        }
    }

    private void checkPeers() throws Failure {
        Optional<String> unknown =
                peers.stream().filter(peer -> !Peers.ids().contains(peer)).findFirst();
        if (unknown.isPresent()) {
            throw new Failure(
                    Failure.USAGE,
                    "holdfast: bench has no peer '" + unknown.get() + "': take some of "
                            + String.join(",", Peers.ids()));
        }
    }

    private int measure(Path scratch) throws Exception {
        Question question =
                new Question(registerIn(scratch), Home.pack("cn"), asOf, scratch, quick ? QUICK_SAMPLE : SAMPLE);
        List<Measurement> measurements = new Workload(question, quick ? QUICK_RUNS : RUNS)
                .measure(peers.isEmpty() ? Peers.ids() : peers, peer -> terminal.say("measuring " + peer));
        FigureTable table = new FigureTable(measurements);
        terminal.out().print(table);
        terminal.out().flush();
        Path file = json;
        if (file != null) {
            Files.writeString(file, RunRecord.JSON.writeValueAsString(figures(measurements)) + "\n");
        }
        return table.disagreements().isEmpty() ? 0 : Failure.CHECK;
    }

    private int measureMeasures(Path scratch) throws Exception {
        MeasuresTable table =
                new MeasuresBench(scratch, persons, seed, quick ? QUICK_RUNS : RUNS).measure(terminal::say);
        terminal.out().print(table);
        terminal.out().flush();
        Path file = json;
        if (file != null) {
            Files.writeString(file, table.json() + "\n");
        }
        return table.disagreements().isEmpty() ? 0 : Failure.CHECK;
    }

    /** The register given, or a synthetic one, made in a process of its own. */
    private Path registerIn(Path scratch) throws Failure, IOException, InterruptedException {
        Path given = register;
        if (given != null) {
            if (!Files.isRegularFile(given.resolve("household.csv"))) {
                throw new Failure(
                        Failure.INPUT,
                        "holdfast: " + given + " has no household.csv: bench measures on a register of CSV files");
            }
            return given;
        }
        Path made = scratch.resolve("register");
        terminal.say("making a synthetic register");
        ChildProcess.run(
                ChildProcess.classPath(),
                Holdfast.class.getName(),
                List.of(
                        "synth",
                        "--households",
                        Long.toString(households),
                        "--seed",
                        Long.toString(seed),
                        "--as-of",
                        asOf.toString(),
                        "--out",
                        made.toString()));
        return made;
    }

    private static void runJmh(String benchmarks) throws Failure, IOException, InterruptedException {
        Path bench = Home.directory().resolve("bench").resolve("target");
        Path libraries = bench.resolve("jmh");
        if (!Files.isDirectory(libraries)) {
            throw new Failure(
                    Failure.INPUT,
                    "holdfast: JMH figures need the source checkout, JMH is not shipped: run ./holdfast bench --jmh"
                            + " there");
        }
        String classPath = String.join(
                File.pathSeparator,
                ChildProcess.classPath(),
                bench.resolve("test-classes").toString(),
                libraries + File.separator + "*");
        ChildProcess.run(classPath, "org.openjdk.jmh.Main", List.of(benchmarks));
    }

    private Map<String, Object> figures(List<Measurement> measurements) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("as_of", asOf.toString());
        root.put("java", Runtime.version().toString());
        root.put("processors", Runtime.getRuntime().availableProcessors());
        root.put("peers", measurements.stream().map(BenchCommand::figures).toList());
        root.put(
                "ratios",
                Bar.STANDARD.stream()
                        .map(bar -> bar.among(measurements))
                        .flatMap(Optional::stream)
                        .collect(Collectors.toMap(
                                reached -> reached.bar().what(),
                                Bar.Reached::ratio,
                                (one, other) -> one,
                                LinkedHashMap::new)));
        return root;
    }

    private static Map<String, Object> figures(Measurement measurement) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("id", measurement.id());
        figures.put("name", measurement.name());
        figures.put("households", measurement.households());
        figures.put("seconds", measurement.seconds());
        figures.put("households_per_second", measurement.rate());
        figures.put("peak_bytes", measurement.peakBytes());
        return figures;
    }
}
