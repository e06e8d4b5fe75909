package org.holdfast.plans;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reference results of other packages and of published examples. Those whose data are free to ship lie in
 * {@code src/test/resources/golden}; the folder that the system property {@code holdfast.golden} names holds more.
 */
final class GoldenCases {
    private static final Path SHIPPED = Path.of("src/test/resources/golden");

    /** Cases whose expected value is itself a draw: 200 Monte Carlo populations of emdi, up to 0.019 from the closed form. */
    static final Set<String> DRAWN = Set.of("ebp.emdi_mc.L200");

    private GoldenCases() {}

    /** A case with its expected result, and why it disagrees with what Holdfast finds. */
    record Golden(String file, PlanCase planned, JsonNode expected) {
        /** Whether the case is compared with another program's random draw. */
        boolean isDrawn() {
            return DRAWN.contains(planned.id());
        }

        /** Empty when the result is that expected. */
        String disagreement() {
            return Agreement.between(expected, new PlanRun().run(planned));
        }
    }

    /** The folder that has the most: the one named, or else the shipped one. */
    static Path folder() {
        String named = System.getProperty("holdfast.golden", "");
        return named.isEmpty() || !Files.isDirectory(Path.of(named)) ? SHIPPED : Path.of(named);
    }

    static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder())) {
            return all.filter(file -> file.toString().endsWith(".json") && !file.endsWith("index.json"))
                    .sorted()
                    .toList();
        }
    }

    static List<Golden> of(Path file) throws IOException, Refused {
        JsonNode root;
        try (InputStream in = Files.newInputStream(file)) {
            root = JsonMapper.shared().readTree(in);
        }
        List<Golden> cases = new ArrayList<>();
        int at = 0;
        for (PlanCase planned : Plan.read(file, List.of()).cases()) {
            cases.add(new Golden(
                    file.getFileName().toString(), planned, root.path("cases").path(at++)));
        }
        return cases;
    }
}
