package org.holdfast.convert;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.ColumnSchema;
import org.holdfast.column.Kind;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Whether a query is one SELECT that yields what its table may hold; nothing is run to find out. */
final class QueryCheck {
    private final LockedDatabase database;
    private final Mapping mapping;
    private final Script script;
    private final TableSchema table;
    private final Map<String, Kind> extra;
    private final List<Issue> issues = new ArrayList<>();

    private QueryCheck(LockedDatabase database, Mapping mapping, Script script) {
        this.database = database;
        this.mapping = mapping;
        this.script = script;
        this.table = RegisterSchema.get(script.name());
        this.extra = mapping.extra().getOrDefault(script.name(), Map.of());
    }

    /** The query, ready to run, when it has no issue; otherwise the issues are added to those given. */
    static List<TableQuery> of(LockedDatabase database, Mapping mapping, Script script, List<Issue> issues) {
        QueryCheck check = new QueryCheck(database, mapping, script);
        List<TableQuery> query = check.query();
        issues.addAll(check.issues);
        return check.issues.isEmpty() ? query : List.of();
    }

    private List<TableQuery> query() {
        List<Statements.Statement> statements = Statements.of(script.text());
        if (statements.size() != 1) {
            int second = statements.size() < 2 ? 0 : statements.get(1).offset();
            String message = "holds " + statements.size() + " statements; a query file holds one SELECT";
            issues.add(script.issue(second, 1, message, "keep one, and put views and macros into prepare.sql"));
            return List.of();
        }
        Statements.Statement select = statements.get(0);
        try {
            if (isSelect(select)) {
                Map<String, String> columns = database.describe(select.text());
                return List.of(new TableQuery(table, script, select, schema(columns)));
            }
        } catch (SQLException refused) {
            issues.add(DuckMessage.of(refused).in(script, select.offset(), "describe ".length()));
        }
        return List.of();
    }

    private boolean isSelect(Statements.Statement select) throws SQLException {
        JsonNode parsed = JsonMapper.shared().readTree(database.parse(select.text()));
        if (!parsed.path("error").asBoolean(false) && parsed.path("statements").size() == 1) {
            return true;
        }
        if (parsed.path("error_type").asString("").equals("parser")) {
            issues.add(DuckMessage.of(parsed).in(script, select.offset(), 0));
        } else {
            issues.add(script.issue(select.offset(), 1, "is no SELECT", "a query file holds one SELECT"));
        }
        return false;
    }

    private List<ColumnSchema> schema(Map<String, String> yielded) {
        Map<String, ColumnSchema> known = new LinkedHashMap<>();
        table.columns().forEach(column -> known.put(column.name(), column));
        extra.forEach((name, kind) -> known.put(name, ColumnSchema.extra(name, kind)));
        List<ColumnSchema> columns = new ArrayList<>();
        yielded.forEach((name, type) -> {
            ColumnSchema column = known.get(name);
            if (column == null) {
                refuseUnknown(name, known);
            } else {
                columns.add(column);
                checkType(column, type);
            }
        });
        refuseMissing(known, yielded);
        return columns;
    }

    private void refuseUnknown(String name, Map<String, ColumnSchema> known) {
        String fix = NearestName.of(name, known.keySet())
                .map(nearest -> "did you mean '" + nearest + "'?")
                .orElse("drop it, or declare it in mapping.yaml under extra: " + table.name());
        refuse(name, "table " + table.name() + " has no column '" + name + "'", fix);
    }

    private void checkType(ColumnSchema column, String type) {
        if (type.equals(LockedDatabase.TWICE)) {
            refuse(column.name(), "yields column '" + column.name() + "' twice", "yield it once");
        } else if (!ColumnTypes.accepts(column.kind(), type, mapping.currency())) {
            String wanted = ColumnTypes.wanted(column.kind(), mapping.currency());
            String message = "column '" + column.name() + "' is " + type + "; the register wants " + wanted;
            refuse(column.name(), message, ColumnTypes.fix(column.kind(), column.name(), mapping.currency()));
        }
    }

    private void refuseMissing(Map<String, ColumnSchema> known, Map<String, String> yielded) {
        for (ColumnSchema column : known.values()) {
            if (!yielded.containsKey(column.name()) && (column.required() || extra.containsKey(column.name()))) {
                String why = column.required() ? "which the register requires" : "which mapping.yaml declares as extra";
                String message = "yields no column '" + column.name() + "', " + why;
                issues.add(script.issue(0, 1, message, "add '... as " + column.name() + "' to the SELECT"));
            }
        }
    }

    private void refuse(String column, String message, String fix) {
        issues.add(script.issue(script.mention(column), column.length(), message, fix));
    }
}
