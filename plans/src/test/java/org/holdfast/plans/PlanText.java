package org.holdfast.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Runs a plan written in a test: single quotes stand for double ones. */
public final class PlanText {
    private PlanText() {}

    /** The cases of a plan. */
    public static List<PlanCase> cases(Path folder, String json) throws IOException, Refused {
        Path file = folder.resolve("plan.json");
        Files.writeString(file, json.replace('\'', '"'));
        return Plan.read(file, List.of()).cases();
    }

    /** The result of the last case of a plan. */
    public static JsonNode last(Path folder, String json) throws IOException, Refused {
        List<PlanCase> cases = cases(folder, json);
        return new PlanRun().run(cases.get(cases.size() - 1));
    }
}
