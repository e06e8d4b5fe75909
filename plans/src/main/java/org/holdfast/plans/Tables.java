package org.holdfast.plans;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The data files of a plan, each read once. */
final class Tables {
    private final List<Path> folders;
    private final JsonNode plan;
    private final Map<Path, DataTable> read = new HashMap<>();

    /**
     * The files that a plan may name.
     *
     * @param folders where relative names are looked for, first to last
     */
    Tables(List<Path> folders, JsonNode plan) {
        this.folders = folders;
        this.plan = plan;
    }

    /** The tables of a case: those it names itself, else those of its plan. */
    List<DataTable> of(JsonNode fields) throws Refused {
        List<String> names = new ArrayList<>();
        collect(fields.path("data"), names);
        collect(fields.path("file"), names);
        collect(fields.path("design").path("file"), names);
        if (names.isEmpty()) {
            collect(plan.path("data"), names);
        }
        List<DataTable> found = new ArrayList<>();
        for (String name : names) {
            found.add(named(name));
        }
        return found;
    }

    /** What the plan says of its data. */
    JsonNode planData() {
        return plan.path("data");
    }

    DataTable named(String name) throws Refused {
        for (Path folder : folders) {
            Path file = folder.resolve(name).normalize();
            if (Files.isRegularFile(file)) {
                DataTable known = read.get(file);
                if (known == null) {
                    known = DataTable.read(file);
                    read.put(file, known);
                }
                return known;
            }
        }
        return DataTable.read(folders.get(0).resolve(name));
    }

    /** Names as {@code "data/a.csv"}, {@code {file: ...}}, {@code {files: [...]}}, each with or without a remark after it. */
    private static void collect(JsonNode node, List<String> names) {
        if (node.isString()) {
            String text = node.asString();
            int remark = text.indexOf(' ');
            names.add(remark < 0 || !text.contains(".csv ") ? text : text.substring(0, text.indexOf(".csv ") + 4));
        } else if (node.isArray()) {
            node.forEach(each -> collect(each, names));
        } else if (node.isObject()) {
            collect(node.path("file"), names);
            collect(node.path("files"), names);
        }
    }
}
