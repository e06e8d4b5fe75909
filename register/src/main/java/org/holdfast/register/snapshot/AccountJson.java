package org.holdfast.register.snapshot;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.holdfast.column.Currency;
import org.holdfast.register.Finding;
import org.holdfast.register.Provenance;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.TableReading;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The account of a register as JSON. */
final class AccountJson {
    private AccountJson() {}

    static void write(RegisterAccount account, ObjectNode root) {
        root.put("title", account.title());
        write("currency", account.currency(), root);
        write("declared_currency", account.declaredCurrency(), root);
        ObjectNode tables = root.putObject("tables");
        account.tables().forEach(table -> write(table, tables.putObject(table.table())));
        ArrayNode findings = root.putArray("findings");
        account.findings().forEach(finding -> write(finding, findings.addObject()));
        ObjectNode digests = root.putObject("sha256");
        account.digests().forEach(digests::put);
        ArrayNode licences = root.putArray("licenses");
        account.provenance()
                .licences()
                .forEach(licence -> licences.addObject()
                        .put("name", licence.name())
                        .put("path", licence.path())
                        .put("title", licence.title()));
        ArrayNode sources = root.putArray("sources");
        account.provenance()
                .sources()
                .forEach(source ->
                        sources.addObject().put("title", source.title()).put("path", source.path()));
    }

    private static void write(TableReading table, ObjectNode node) {
        node.put("file", table.file());
        node.put("rows", table.rows());
        node.put("accepted", table.accepted());
        ObjectNode reasons = node.putObject("rejected");
        table.rejectedByReason().forEach(reasons::put);
    }

    private static void write(Finding finding, ObjectNode node) {
        node.put("table", finding.table());
        node.put("subject", finding.subject().name());
        node.put("column", finding.column());
        node.put("count", finding.count());
        node.put("detail", finding.detail());
    }

    static RegisterAccount parse(JsonNode root) {
        List<Finding> findings = new ArrayList<>();
        root.path("findings").forEach(node -> findings.add(finding(node)));
        List<TableReading> tables = new ArrayList<>();
        root.path("tables")
                .properties()
                .forEach(entry -> tables.add(table(entry.getKey(), entry.getValue(), findings)));
        Map<String, String> digests = new LinkedHashMap<>();
        root.path("sha256")
                .properties()
                .forEach(entry -> digests.put(entry.getKey(), entry.getValue().stringValue()));
        return new RegisterAccount(
                text(root, "title"),
                currency(root, "currency"),
                currency(root, "declared_currency"),
                provenance(root),
                List.copyOf(tables),
                Collections.unmodifiableMap(digests),
                List.copyOf(findings));
    }

    private static TableReading table(String name, JsonNode node, List<Finding> findings) {
        SortedMap<String, Long> reasons = new TreeMap<>();
        node.path("rejected")
                .properties()
                .forEach(entry -> reasons.put(entry.getKey(), entry.getValue().longValue()));
        List<String> notes = findings.stream()
                .filter(finding -> finding.table().equals(name))
                .map(Finding::toString)
                .toList();
        return new TableReading(
                name,
                node.path("file").stringValue(),
                node.path("rows").longValue(),
                node.path("accepted").longValue(),
                Collections.unmodifiableSortedMap(reasons),
                notes);
    }

    private static Finding finding(JsonNode node) {
        return new Finding(
                node.path("table").stringValue(),
                Finding.Subject.valueOf(node.path("subject").stringValue()),
                text(node, "column"),
                node.path("count").longValue(),
                text(node, "detail"));
    }

    private static Provenance provenance(JsonNode root) {
        List<Provenance.Licence> licences = new ArrayList<>();
        root.path("licenses")
                .forEach(node -> licences.add(
                        new Provenance.Licence(text(node, "name"), text(node, "path"), text(node, "title"))));
        List<Provenance.Source> sources = new ArrayList<>();
        root.path("sources")
                .forEach(node -> sources.add(new Provenance.Source(text(node, "title"), text(node, "path"))));
        return new Provenance(List.copyOf(licences), List.copyOf(sources));
    }

    private static void write(String name, @Nullable Currency currency, ObjectNode root) {
        if (currency == null) {
            root.putNull(name);
        } else {
            root.putObject(name).put("code", currency.code()).put("decimals", currency.decimals());
        }
    }

    private static @Nullable Currency currency(JsonNode root, String name) {
        JsonNode written = root.path(name);
        return written.isObject()
                ? new Currency(
                        written.path("code").stringValue(),
                        written.path("decimals").intValue())
                : null;
    }

    private static @Nullable String text(JsonNode node, String name) {
        JsonNode value = node.path(name);
        return value.isString() ? value.stringValue() : null;
    }
}
