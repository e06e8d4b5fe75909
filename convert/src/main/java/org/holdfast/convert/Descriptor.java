package org.holdfast.convert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.holdfast.column.ColumnSchema;
import org.holdfast.register.Format;
import org.holdfast.register.StagedDirectory;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The {@code datapackage.json} of a converted register: what it holds, in which currency, from whom, on which terms. */
final class Descriptor {
    private static final JsonMapper JSON = JsonMapper.shared();

    private Descriptor() {}

    static void write(Mapping mapping, List<TableQuery> queries, Format format, Path directory) throws IOException {
        ObjectNode root = JSON.createObjectNode();
        root.put("profile", "tabular-data-package").put("name", "register").put("title", mapping.title());
        root.put(StagedDirectory.MARKER, "register");
        root.put("currency", mapping.currency().code());
        if (mapping.note() != null) {
            root.put("description", mapping.note());
        }
        ObjectNode source = root.putArray("sources").addObject().put("title", mapping.source());
        if (mapping.sourceUrl() != null) {
            source.put("path", mapping.sourceUrl());
        }
        ObjectNode licence = root.putArray("licenses").addObject().put("name", mapping.licence());
        if (mapping.licenceUrl() != null) {
            licence.put("path", mapping.licenceUrl());
        }
        ObjectNode unmapped = root.putObject("unmapped");
        mapping.unmapped().forEach(unmapped::put);
        ArrayNode resources = root.putArray("resources");
        queries.forEach(query -> describe(resources.addObject(), query, format));
        Files.writeString(
                directory.resolve("datapackage.json"),
                JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n");
    }

    private static void describe(ObjectNode resource, TableQuery query, Format format) {
        resource.put("name", query.table().name()).put("path", query.file(format));
        resource.put("profile", "tabular-data-resource").put("format", format.extension());
        resource.put("mediatype", format.mediaType()).put("encoding", "utf-8");
        ObjectNode schema = resource.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        query.columns()
                .forEach(column -> fields.addObject().put("name", column.name()).put("type", type(column)));
        schema.putArray("missingValues").add("");
        ArrayNode key = query.table().key().isEmpty() ? null : schema.putArray("primaryKey");
        if (key != null) {
            query.table().key().forEach(key::add);
        }
    }

    private static String type(ColumnSchema column) {
        return switch (column.kind()) {
            case STRING -> "string";
            case BOOL -> "boolean";
            case INT -> "integer";
            case DECIMAL, MONEY -> "number";
            case DATE -> "date";
            case MONTH -> "yearmonth";
        };
    }
}
