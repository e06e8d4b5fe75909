package org.holdfast.register;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code datapackage.json}. */
final class DescriptorReader {
    private static final long LARGEST = 16L << 20;
    private static final Map<String, Kind> TYPES = Map.of(
            "string", Kind.STRING,
            "integer", Kind.INT,
            "number", Kind.DECIMAL,
            "boolean", Kind.BOOL,
            "date", Kind.DATE,
            "yearmonth", Kind.MONTH);

    private DescriptorReader() {}

    static DataPackage read(Path file) throws IOException, UnreadableRegister {
        if (Files.size(file) > LARGEST) {
            throw fault("is larger than 16 MiB: is this the descriptor?");
        }
        JsonNode root = parse(Files.readAllBytes(file));
        if (!root.isObject()) {
            throw fault("should hold a JSON object");
        }
        return new DataPackage(text(root, "title"), text(root, "currency"), provenance(root), resources(root));
    }

    private static JsonNode parse(byte[] json) throws UnreadableRegister {
        try {
            return JsonMapper.shared().readTree(json);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            String where = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
            throw new UnreadableRegister(
                    DataPackage.FILE + " is not JSON" + where + ": " + e.getOriginalMessage() + ": mend or delete it",
                    e);
        }
    }

    private static Provenance provenance(JsonNode root) {
        List<Provenance.Licence> licences = new ArrayList<>();
        for (JsonNode licence : root.path("licenses")) {
            licences.add(
                    new Provenance.Licence(loose(licence, "name"), loose(licence, "path"), loose(licence, "title")));
        }
        List<Provenance.Source> sources = new ArrayList<>();
        for (JsonNode source : root.path("sources")) {
            sources.add(new Provenance.Source(loose(source, "title"), loose(source, "path")));
        }
        return new Provenance(List.copyOf(licences), List.copyOf(sources));
    }

    private static List<DataPackage.Resource> resources(JsonNode root) throws UnreadableRegister {
        List<DataPackage.Resource> resources = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (JsonNode node : root.path("resources")) {
            String name = text(node, "name");
            if (name == null) {
                throw fault("has a resource without a name: name it after its table");
            }
            if (!names.add(name)) {
                throw fault("names the resource '" + name + "' twice: a table is one file");
            }
            resources.add(new DataPackage.Resource(
                    name, path(node, name), text(node, "format"), text(node, "encoding"), fields(node)));
        }
        return List.copyOf(resources);
    }

    private static String path(JsonNode resource, String name) throws UnreadableRegister {
        JsonNode path = resource.path("path");
        if (path.isArray() && path.size() == 1) {
            path = path.get(0);
        }
        if (!path.isString()) {
            throw fault("resource '" + name + "' needs one path, the file that holds the table");
        }
        return path.stringValue();
    }

    private static Map<String, Kind> fields(JsonNode resource) {
        Map<String, Kind> fields = new LinkedHashMap<>();
        for (JsonNode field : resource.path("schema").path("fields")) {
            String name = loose(field, "name");
            String type = loose(field, "type");
            if (name != null && type != null) {
                fields.put(name, TYPES.getOrDefault(type, Kind.STRING));
            }
        }
        return fields;
    }

    private static @Nullable String text(JsonNode node, String name) throws UnreadableRegister {
        JsonNode value = node.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw fault("'" + name + "' should be a text, it is " + Cells.cut(value.toString()));
        }
        return value.stringValue();
    }

    private static @Nullable String loose(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }

    private static UnreadableRegister fault(String what) {
        return new UnreadableRegister(DataPackage.FILE + " " + what);
    }
}
