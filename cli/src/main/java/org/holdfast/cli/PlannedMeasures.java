package org.holdfast.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.holdfast.plans.Plan;
import org.holdfast.plans.PlanRun;
import org.holdfast.plans.Refused;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Runs a plan and writes its results whole or not at all. */
final class PlannedMeasures {
    private PlannedMeasures() {}

    static int run(Path file, List<Path> folders, Path out, Terminal terminal) throws Failure, IOException {
        if (!Files.isRegularFile(file)) {
            throw new Failure(Failure.INPUT, "holdfast: " + file + " is no file: name the JSON file of a plan");
        }
        Path folder = out.toAbsolutePath().getParent();
        if (Files.isDirectory(out) || folder == null || !Files.isDirectory(folder)) {
            throw new Failure(
                    Failure.INPUT, "holdfast: " + out + " cannot be written: name a file in a directory that is there");
        }
        Plan plan;
        try {
            plan = Plan.read(file, folders);
        } catch (Refused e) {
            throw new Failure(Failure.INPUT, "holdfast: " + e.getMessage());
        }
        int cases = plan.cases().size();
        ObjectNode results = new PlanRun().run(plan, done -> terminal.progress("measuring", done, cases));
        terminal.done();
        Path unfinished = out.resolveSibling(out.getFileName() + ".part");
        try {
            Files.write(
                    unfinished,
                    JsonMapper.builder()
                            .enable(SerializationFeature.INDENT_OUTPUT)
                            .build()
                            .writeValueAsBytes(results));
            Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        int without = 0;
        for (JsonNode result : results.path("results")) {
            without += result.has("error") ? 1 : 0;
        }
        terminal.say(cases + " cases, " + without + " of them refused; results in " + out);
        return 0;
    }
}
