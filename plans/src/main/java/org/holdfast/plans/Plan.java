package org.holdfast.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Cases of measures in a JSON file, to be kept beside a publication: a list of cases, or an object with {@code data} and {@code cases}. */
public record Plan(List<PlanCase> cases) {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9]\\d{0,14})");
    private static final Pattern NUMBER = Pattern.compile("[-+]?(0|[1-9]\\d{0,14})(\\.\\d+)?([eE][-+]?\\d{1,3})?");

    public Plan {
        cases = List.copyOf(cases);
    }

    /**
     * Reads a plan.
     *
     * @param folders where data files are looked for after the plan's own folder
     * @throws Refused when the file is no plan
     */
    public static Plan read(Path file, List<Path> folders) throws IOException, Refused {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(Files.readAllBytes(file));
        } catch (JacksonException e) {
            throw new Refused(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
        JsonNode listed = root.isArray() ? root : root.path("cases");
        if (!listed.isArray()) {
            throw new Refused(file + " is no plan: expected a list of cases, or an object with the list 'cases'");
        }
        readNumbers(root.path("data").path("inline"));
        for (JsonNode each : listed) {
            takeLists(each);
            readNumbers(each.path("options"));
            readNumbers(each.path("inline"));
        }
        giveLists(listed, root.path("data").path("inline"));
        List<Path> places = new ArrayList<>();
        places.add(file.toAbsolutePath().getParent());
        places.addAll(folders);
        Tables tables = new Tables(places, root);
        List<PlanCase> cases = new ArrayList<>();
        listed.forEach(each -> cases.add(new PlanCase(each, tables, cases)));
        return new Plan(cases);
    }

    /** Lists that a case gives as its data are its own. */
    private static void takeLists(JsonNode each) {
        JsonNode lists = each.path("data").path("inline");
        if (lists.isObject() && !each.path("inline").isObject() && each instanceof ObjectNode fields) {
            fields.set("inline", lists);
        }
    }

    /** Numbers within quotation marks, as some writers of JSON leave them, are those numbers. */
    private static void readNumbers(JsonNode options) {
        if (options instanceof ObjectNode fields) {
            for (Map.Entry<String, JsonNode> option : List.copyOf(fields.properties())) {
                fields.set(option.getKey(), number(option.getValue()));
            }
        } else if (options instanceof ArrayNode list) {
            for (int i = 0; i < list.size(); i++) {
                list.set(i, number(list.get(i)));
            }
        }
    }

    private static JsonNode number(JsonNode node) {
        readNumbers(node);
        if (!node.isString() || !NUMBER.matcher(node.asString()).matches()) {
            return node;
        }
        JsonNodeFactory nodes = JsonMapper.shared().getNodeFactory();
        return WHOLE.matcher(node.asString()).matches()
                ? nodes.numberNode(Long.parseLong(node.asString()))
                : nodes.numberNode(Double.parseDouble(node.asString()));
    }

    /** Lists that a plan gives for all its cases are those of each case that names no data of its own. */
    private static void giveLists(JsonNode cases, JsonNode lists) {
        for (JsonNode each : cases) {
            boolean named = each.has("inline") || each.has("data") || each.has("file");
            if (lists.isObject() && !named && each instanceof ObjectNode fields) {
                fields.set("inline", lists);
            }
        }
    }
}
