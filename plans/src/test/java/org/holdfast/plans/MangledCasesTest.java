package org.holdfast.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A case that lacks something or says nonsense is refused or undefined with a message, never a fault of the program. */
class MangledCasesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<String> NONSENSE = List.of(
            "null", "\"x\"", "-1", "0", "1e300", "[]", "{}", "[\"x\"]", "[1,2]", "{\"x\":1}", "true", "\"2/0\"", "1.5");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"syna_mpi", "poverty_dynamics_b", "published_examples", "syna_targeting", "county_index"})
    void no_field_left_out_or_mistaken_is_a_fault(String file) throws Exception {
        Path golden = Path.of("src/test/resources/golden");
        JsonNode root = JSON.readTree(Files.readString(golden.resolve(file + ".json")));
        ArrayNode mangled = JSON.createArrayNode();
        for (JsonNode one : firstOfEachMethod(root.path("cases"))) {
            for (String part : List.of("", "options", "design", "domain", "inline")) {
                mangle((ObjectNode) one, part, mangled);
            }
        }
        ObjectNode plan = JSON.createObjectNode();
        plan.set("data", root.path("data"));
        plan.set("cases", mangled);
        Path written = folder.resolve("plan.json");
        Files.writeString(written, plan.toString());
        List<String> faults = new ArrayList<>();
        Plan.read(written, List.of(golden)).cases().forEach(each -> {
            JsonNode result = new PlanRun().run(each);
            if (result.path("error").asString("").startsWith("A fault")) {
                faults.add(each.id() + " " + result.path("error").asString());
            }
        });
        assertThat(mangled.size()).isGreaterThan(100);
        assertThat(faults).isEmpty();
    }

    private static List<JsonNode> firstOfEachMethod(JsonNode cases) {
        List<JsonNode> first = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (JsonNode one : cases) {
            String method = one.path("method").asString();
            boolean ours =
                    method.startsWith("mpi.") || !one.path("id").asString().startsWith("pub.");
            if (ours && !seen.contains(method)) {
                seen.add(method);
                first.add(stated((ObjectNode) one, cases.get(0)));
            }
        }
        return first;
    }

    /** A case that says itself what it leaves to the first of its file. */
    private static ObjectNode stated(ObjectNode one, JsonNode first) {
        boolean silent = !one.has("inline") && one.path("method").asString().startsWith("mpi.");
        for (String part : List.of("options", "design")) {
            if (silent) {
                ObjectNode merged = ((ObjectNode) first.path(part)).deepCopy();
                one.path(part).properties().forEach(field -> merged.set(field.getKey(), field.getValue()));
                one.set(part, merged);
            }
        }
        return one;
    }

    /** Adds a case for each field of a part left out, and for each with each kind of nonsense. */
    private static void mangle(ObjectNode one, String part, ArrayNode to) throws Exception {
        JsonNode fields = part.isEmpty() ? one : one.path(part);
        for (Map.Entry<String, JsonNode> field : fields.properties()) {
            if (List.of("id", "method", "value", "se", "source").contains(field.getKey())) {
                continue;
            }
            ObjectNode without = one.deepCopy();
            ((ObjectNode) (part.isEmpty() ? without : without.path(part))).remove(field.getKey());
            to.add(named(without, part + " without " + field.getKey()));
            for (String nonsense : NONSENSE) {
                ObjectNode mistaken = one.deepCopy();
                ObjectNode where = (ObjectNode) (part.isEmpty() ? mistaken : mistaken.path(part));
                where.set(field.getKey(), JSON.readTree(nonsense));
                to.add(named(mistaken, part + " " + field.getKey() + " " + nonsense));
            }
        }
    }

    private static ObjectNode named(ObjectNode one, String what) {
        one.put(
                "id",
                one.path("id").asString().replace(".", "-") + " "
                        + one.path("method").asString() + " " + what.replace(".", "-"));
        return one;
    }
}
