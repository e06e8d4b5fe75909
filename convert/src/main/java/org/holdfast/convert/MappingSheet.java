package org.holdfast.convert;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.column.Currency;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/** What {@code mapping.yaml} says of a mapping, before its queries are looked at. */
final class MappingSheet {
    private static final Set<String> TEXTS =
            Set.of("title", "currency", "source", "source_url", "licence", "licence_url", "note");
    private static final List<String> KEYS =
            List.of("title", "currency", "source", "source_url", "licence", "licence_url", "note", "unmapped", "extra");

    private final YamlPage page;
    private final List<Issue> issues;
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> unmapped = new LinkedHashMap<>();
    private final Map<String, Map<String, Kind>> extra = new LinkedHashMap<>();
    private Currency currency = Currency.UNSTATED;

    private MappingSheet(YamlPage page, List<Issue> issues) {
        this.page = page;
        this.issues = issues;
    }

    static MappingSheet read(Script script, List<Issue> issues) {
        MappingSheet sheet = new MappingSheet(new YamlPage(script, issues), issues);
        sheet.page.root().ifPresent(root -> sheet.page.entries(root).forEach(sheet::accept));
        if (issues.isEmpty()) {
            List.of("title", "currency", "source", "licence").forEach(sheet::require);
        }
        return sheet;
    }

    Mapping mapping(@Nullable Script prepare, List<Script> queries) {
        return new Mapping(
                text("title"),
                currency,
                text("source"),
                texts.get("source_url"),
                text("licence"),
                texts.get("licence_url"),
                texts.get("note"),
                unmapped,
                extra,
                prepare,
                queries);
    }

    private String text(String key) {
        return texts.getOrDefault(key, "");
    }

    private void require(String key) {
        if (text(key).isBlank()) {
            issues.add(Issue.of(Mapping.SHEET, "says no '" + key + "'", "add a line '" + key + ": ...'"));
        }
    }

    private void accept(YamlPage.Entry entry) {
        if (TEXTS.contains(entry.key())) {
            page.text(entry).ifPresent(text -> texts.put(entry.key(), text.strip()));
            if (entry.key().equals("currency")) {
                readCurrency(entry);
            }
        } else if (entry.key().equals("unmapped")) {
            page.entries(entry.value()).forEach(this::acceptUnmapped);
        } else if (entry.key().equals("extra")) {
            page.entries(entry.value()).forEach(this::acceptExtra);
        } else {
            page.refuse(entry, "unknown key '" + entry.key() + "'", nearest(entry.key(), KEYS));
        }
    }

    private void readCurrency(YamlPage.Entry entry) {
        try {
            currency = Currency.parse(text("currency"));
        } catch (IllegalArgumentException unknown) {
            page.refuse(entry, String.valueOf(unknown.getMessage()), "name the ISO 4217 code, such as PKR");
        }
    }

    private void acceptUnmapped(YamlPage.Entry entry) {
        String[] name = entry.key().split("\\.", 2);
        Optional<TableSchema> table = findTable(entry, name[0]);
        if (table.isPresent() && name.length == 2 && table.get().find(name[1]).isEmpty()) {
            List<String> columns = columns(table.get());
            page.refuse(entry, "table " + name[0] + " has no column '" + name[1] + "'", nearest(name[1], columns));
        }
        page.text(entry).ifPresent(reason -> unmapped.put(entry.key(), reason.strip()));
    }

    private void acceptExtra(YamlPage.Entry entry) {
        Optional<TableSchema> table = findTable(entry, entry.key());
        Map<String, Kind> columns = new LinkedHashMap<>();
        for (YamlPage.Entry column : page.entries(entry.value())) {
            if (table.isPresent() && table.get().find(column.key()).isPresent()) {
                page.refuse(column, "'" + column.key() + "' is a column of the register format", "delete this line");
            }
            page.text(column).flatMap(type -> kind(column, type)).ifPresent(kind -> columns.put(column.key(), kind));
        }
        extra.put(entry.key(), columns);
    }

    private Optional<Kind> kind(YamlPage.Entry column, String type) {
        for (Kind kind : Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(type)) {
                return Optional.of(kind);
            }
        }
        page.refuse(column, "unknown type '" + type + "'", "use string, bool, int, decimal, money, date or month");
        return Optional.empty();
    }

    private Optional<TableSchema> findTable(YamlPage.Entry entry, String name) {
        Optional<TableSchema> table = RegisterSchema.find(name);
        if (table.isEmpty()) {
            List<String> tables =
                    RegisterSchema.TABLES.stream().map(TableSchema::name).toList();
            page.refuse(entry, "the register format has no table '" + name + "'", nearest(name, tables));
        }
        return table;
    }

    private static List<String> columns(TableSchema table) {
        return table.columns().stream().map(c -> c.name()).toList();
    }

    private static String nearest(String written, List<String> names) {
        return NearestName.of(written, names)
                .map(name -> "did you mean '" + name + "'?")
                .orElse("use one of " + String.join(", ", names));
    }
}
