package org.holdfast.bench.measures;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The same figures by R, with the packages data.table and survey as far as they are installed. */
final class RscriptProcess {
    private static final String SCRIPT = "measures.R";

    private RscriptProcess() {}

    /** Why R cannot run here, or null when it can. */
    static @Nullable String missing() throws InterruptedException {
        try {
            Process version = new ProcessBuilder("Rscript", "--version")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return version.waitFor() == 0 ? null : "Rscript does not run";
        } catch (IOException none) {
            return "Rscript is not installed";
        }
    }

    /** Runs the script and waits for its timings. With more than one thread it does only what uses them. */
    static PeerTimings start(Path directory, int threads, int runs) throws IOException, InterruptedException {
        Path script = directory.resolve(SCRIPT);
        try (InputStream resource = Objects.requireNonNull(RscriptProcess.class.getResourceAsStream(SCRIPT), SCRIPT)) {
            Files.write(script, resource.readAllBytes());
        }
        Path result = directory.resolve("r-" + threads + ".json");
        Process process = new ProcessBuilder(
                        "Rscript",
                        "--vanilla",
                        script.toString(),
                        directory.toString(),
                        Integer.toString(threads),
                        Integer.toString(runs),
                        result.toString())
                .inheritIO()
                .start();
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IOException("Rscript " + SCRIPT + " ended with exit code " + exitCode + ": see above");
            }
        } finally {
            process.destroy();
        }
        return MeasuresProcess.JSON.readValue(Files.readAllBytes(result), PeerTimings.class);
    }
}
