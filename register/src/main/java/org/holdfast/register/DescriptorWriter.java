package org.holdfast.register;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.holdfast.column.Column;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.Register;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.Table;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes {@code datapackage.json} with the full Table Schema of every table. */
final class DescriptorWriter {
    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private DescriptorWriter() {}

    static byte[] json(Register register, Provenance provenance, Format format) {
        ObjectNode root = MAPPER.createObjectNode();
        root.put("profile", "tabular-data-package");
        root.put("name", "register");
        put(root, "title", register.title());
        root.put(StagedDirectory.MARKER, "register");
        if (register.currency() != null) {
            root.put("currency", register.currency().code());
        }
        putLicences(root, provenance);
        putSources(root, provenance);
        ArrayNode resources = root.putArray("resources");
        register.tables().values().forEach(table -> resources.add(resource(table, format)));
        return (MAPPER.writeValueAsString(root).replace("\r\n", "\n") + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static void putLicences(ObjectNode root, Provenance provenance) {
        if (provenance.licences().isEmpty()) {
            return;
        }
        ArrayNode licences = root.putArray("licenses");
        provenance.licences().forEach(licence -> {
            ObjectNode node = licences.addObject();
            put(node, "name", licence.name());
            put(node, "path", licence.path());
            put(node, "title", licence.title());
        });
    }

    private static void putSources(ObjectNode root, Provenance provenance) {
        if (provenance.sources().isEmpty()) {
            return;
        }
        ArrayNode sources = root.putArray("sources");
        provenance.sources().forEach(source -> {
            ObjectNode node = sources.addObject();
            put(node, "title", source.title());
            put(node, "path", source.path());
        });
    }

    private static ObjectNode resource(Table table, Format format) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("profile", "tabular-data-resource");
        node.put("name", table.name());
        node.put("path", table.name() + "." + format.extension());
        node.put("description", ColumnWords.of(table.name()));
        node.put("format", format.extension());
        node.put("mediatype", format.mediaType());
        node.put("encoding", "utf-8");
        TableSchema known = RegisterSchema.get(table.name());
        ObjectNode schema = node.putObject("schema");
        ArrayNode fields = schema.putArray("fields");
        table.columns().forEach((name, column) -> fields.add(field(known, name, column)));
        if (!known.key().isEmpty()) {
            ArrayNode key = schema.putArray("primaryKey");
            known.key().forEach(key::add);
        }
        putReferences(schema, known, table);
        return node;
    }

    private static ObjectNode field(TableSchema table, String name, Column column) {
        ObjectNode node = MAPPER.createObjectNode();
        node.put("name", name);
        node.put("type", type(column.kind()));
        table.find(name).ifPresent(schema -> {
            node.put("description", ColumnWords.of(table.name(), schema));
            ObjectNode constraints = constraints(table, schema);
            if (!constraints.isEmpty()) {
                node.set("constraints", constraints);
            }
        });
        return node;
    }

    private static ObjectNode constraints(TableSchema table, ColumnSchema schema) {
        ObjectNode node = MAPPER.createObjectNode();
        if (schema.required()) {
            node.put("required", true);
        }
        if (table.key().equals(List.of(schema.name()))) {
            node.put("unique", true);
        }
        if (Intake.isIdentifier(schema)) {
            node.put("maxLength", RegisterSchema.LONGEST_IDENTIFIER);
        }
        if (!schema.options().isEmpty()) {
            ArrayNode options = node.putArray("enum");
            schema.options().forEach(options::add);
        }
        putLimit(node, "minimum", schema.least(), schema.kind());
        putLimit(node, "maximum", schema.greatest(), schema.kind());
        return node;
    }

    private static void putLimit(ObjectNode node, String name, @Nullable Double limit, Kind kind) {
        if (limit != null && (kind == Kind.INT || limit == Math.rint(limit))) {
            node.put(name, limit.longValue());
        } else if (limit != null) {
            node.put(name, limit);
        }
    }

    private static void putReferences(ObjectNode schema, TableSchema known, Table table) {
        ArrayNode references = MAPPER.createArrayNode();
        for (ColumnSchema column : known.columns()) {
            String target = column.references();
            if (target != null && table.columns().containsKey(column.name())) {
                ObjectNode reference = references.addObject();
                reference.put("fields", column.name());
                ObjectNode place = reference.putObject("reference");
                // the table itself is named by nothing, says the Table Schema standard
                place.put("resource", target.equals(known.name()) ? "" : target);
                place.put("fields", RegisterSchema.get(target).key().get(0));
            }
        }
        if (!references.isEmpty()) {
            schema.set("foreignKeys", references);
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case STRING -> "string";
            case BOOL -> "boolean";
            case INT -> "integer";
            case DECIMAL, MONEY -> "number";
            case DATE -> "date";
            case MONTH -> "yearmonth";
        };
    }

    private static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }
}
