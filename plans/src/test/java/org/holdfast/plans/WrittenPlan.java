package org.holdfast.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A plan written to a folder, to be run there: single quotes stand for double ones. */
public final class WrittenPlan {
    private final Path folder;

    public WrittenPlan(Path folder) {
        this.folder = folder;
    }

    public WrittenPlan with(String file, String... lines) throws IOException {
        Files.write(folder.resolve(file), List.of(lines));
        return this;
    }

    /** The results of all cases, in their order. */
    public JsonNode run(String... cases) throws IOException, Refused {
        Path plan = folder.resolve("plan.json");
        Files.writeString(plan, ("[" + String.join(",", cases) + "]").replace('\'', '"'));
        return new PlanRun().run(Plan.read(plan, List.of()), done -> {}).path("results");
    }

    /** The result of the last of some cases. */
    public JsonNode last(String... cases) throws IOException, Refused {
        JsonNode results = run(cases);
        return results.get(results.size() - 1);
    }
}
