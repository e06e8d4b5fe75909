package org.holdfast.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * One case of a plan: an id, a method, and what fixes its number. Fields are read as they are asked for, so that a plan may
 * hold notes beside them.
 */
public final class PlanCase {
    private final JsonNode fields;
    private final Tables tables;
    private final List<PlanCase> plan;
    private final @Nullable DataTable fixed;

    PlanCase(JsonNode fields, Tables tables) {
        this(fields, tables, List.of());
    }

    /**
     * A case of a plan.
     *
     * @param plan every case of the plan, this one among them, once all are read
     */
    PlanCase(JsonNode fields, Tables tables, List<PlanCase> plan) {
        this(fields, tables, plan, null);
    }

    private PlanCase(JsonNode fields, Tables tables, List<PlanCase> plan, @Nullable DataTable fixed) {
        this.fields = fields;
        this.tables = tables;
        this.plan = plan;
        this.fixed = fixed;
    }

    /**
     * The same case over another table, with one of its columns for weights and nothing else known of the design.
     *
     * @param table in the place of the case's own lists and files
     */
    public PlanCase weighted(DataTable table, String weight) {
        ObjectNode other = JsonMapper.shared().createObjectNode();
        fields.properties().forEach(field -> other.set(field.getKey(), field.getValue()));
        other.set("design", JsonMapper.shared().createObjectNode().put("weight", weight));
        List<PlanCase> cases = new ArrayList<>(plan);
        PlanCase weighted = new PlanCase(other, tables, cases, table);
        cases.replaceAll(each -> each == this ? weighted : each);
        return weighted;
    }

    /**
     * The case that says what this one leaves unsaid. Plans often fix the indicators, weights and cut-off of a family of cases
     * in its first alone, and name the others after it: {@code survey.third.H} fixes what {@code survey.third.M0} means.
     *
     * @param states whether a case says what is sought
     * @return this case when it does; else, of the cases that do and whose method has the same first part, the one whose id
     *     shares the most leading parts between dots, at least one; of several the nearest before this one, then the nearest
     *     after it; this case when there is none
     */
    public PlanCase following(Predicate<PlanCase> states) {
        if (states.test(this)) {
            return this;
        }
        PlanCase found = this;
        int most = 0;
        boolean before = true;
        for (PlanCase other : plan) {
            if (other == this) {
                before = false;
            } else if (firstPart(other.method()).equals(firstPart(method())) && states.test(other)) {
                int shared = sharedParts(other.id(), id());
                if (shared > most || before && shared == most && shared > 0) {
                    most = shared;
                    found = other;
                }
            }
        }
        return found;
    }

    /**
     * The case that says what this one leaves unsaid, whatever its method: {@code homes.auc} may be about the design of
     * {@code homes.coverage}.
     *
     * @param states whether a case says what is sought
     * @return this case when it does; else, of the cases that do, the one whose id shares the most leading parts between dots,
     *     at least one; of several the nearest before this one, then the nearest after it; this case when there is none
     */
    public PlanCase nearest(Predicate<PlanCase> states) {
        return nearest(1, states);
    }

    /** As {@link #nearest}, though the ids need have nothing in common: a model fitted by one case is judged by others. */
    public PlanCase anywhere(Predicate<PlanCase> states) {
        return nearest(0, states);
    }

    private PlanCase nearest(int least, Predicate<PlanCase> states) {
        if (states.test(this)) {
            return this;
        }
        PlanCase found = this;
        int most = least - 1;
        boolean before = true;
        for (PlanCase other : plan) {
            if (other == this) {
                before = false;
            } else if (states.test(other)) {
                int shared = sharedParts(other.id(), id());
                if (shared > most || before && shared == most && shared >= least) {
                    most = shared;
                    found = other;
                }
            }
        }
        return found;
    }

    private static String firstPart(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    private static int sharedParts(String one, String other) {
        List<String> parts = List.of(one.split("\\."));
        List<String> others = List.of(other.split("\\."));
        int shared = 0;
        while (shared < parts.size()
                && shared < others.size()
                && parts.get(shared).equals(others.get(shared))) {
            shared++;
        }
        return shared;
    }

    public String id() {
        return fields.path("id").asString("");
    }

    public String method() {
        return fields.path("method").asString("");
    }

    /** Any field of the case; a missing node when absent. */
    public JsonNode field(String name) {
        return fields.path(name);
    }

    /** An option of the case; a missing node when absent. */
    public JsonNode option(String name) {
        return fields.path("options").path(name);
    }

    public double number(String option) throws Refused {
        JsonNode node = option(option);
        if (!node.isNumber()) {
            throw new Refused("Option '" + option + "' of method '" + method() + "' must be a number");
        }
        return node.asDouble();
    }

    public double number(String option, double otherwise) throws Refused {
        return option(option).isMissingNode() || option(option).isNull() ? otherwise : number(option);
    }

    public String text(String option, String otherwise) {
        return option(option).asString(otherwise);
    }

    /** The column that a part of the design names, if it names one. */
    public Optional<String> design(String part) {
        JsonNode node = fields.path("design").path(part);
        return node.isString() ? Optional.of(node.asString()) : Optional.empty();
    }

    /** The parts of the population asked for: column to value. */
    public Map<String, String> domain() {
        Map<String, String> parts = new LinkedHashMap<>();
        fields.path("domain")
                .properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asString()));
        return parts;
    }

    /**
     * The case's own lists, or else the first of its data files that has all the columns named. Where several have them, one
     * named like the first part of the case's id goes before others: {@code panelA.exit} is about {@code panel_a.csv}.
     */
    public DataTable table(String... columns) throws Refused {
        List<String> wanted = List.of(columns);
        if (fixed != null) {
            if (fixed.hasAll(wanted)) {
                return fixed;
            }
            throw new Refused(fixed.name() + " lacks one of the columns " + String.join(", ", wanted));
        }
        if (fields.path("inline").isObject()) {
            return inline();
        }
        List<DataTable> candidates = tables.of(fields);
        List<DataTable> fitting =
                candidates.stream().filter(table -> table.hasAll(wanted)).toList();
        for (DataTable table : fitting) {
            String name = bare(firstPart(id()));
            if (!name.isEmpty() && bare(firstPart(table.name())).startsWith(name)) {
                return table;
            }
        }
        if (!fitting.isEmpty()) {
            return fitting.get(0);
        }
        if (candidates.isEmpty()) {
            throw new Refused(
                    "Case '" + id() + "' names no data file: add \"data\": {\"file\": \"...\"} to it or to the plan");
        }
        throw new Refused("No data file of case '" + id() + "' has the columns " + String.join(", ", wanted) + "; "
                + candidates.get(0).name() + " has "
                + String.join(", ", candidates.get(0).columns()));
    }

    private static String bare(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    /** The data file of that name among the case's and the plan's. */
    public DataTable file(String name) throws Refused {
        return tables.named(name);
    }

    /**
     * The case's own lists as one table, or its data files: first those named like the first part of the case's id, as
     * {@code mex.gic} is about {@code mex_inc.csv}; otherwise in their order.
     */
    public List<DataTable> candidates() throws Refused {
        if (fields.path("inline").isObject()) {
            return List.of(inline());
        }
        String first = id().split("\\.", 2)[0].toLowerCase(Locale.ROOT);
        List<DataTable> ordered = new ArrayList<>();
        List<DataTable> others = new ArrayList<>();
        for (DataTable table : tables.of(fields)) {
            boolean alike =
                    !first.isEmpty() && table.name().toLowerCase(Locale.ROOT).startsWith(first);
            (alike ? ordered : others).add(table);
        }
        ordered.addAll(others);
        return ordered;
    }

    /** A remark on the data, such as {@code derived}: the case's own, or that of its plan. Empty when there is none. */
    public String remark(String name) {
        for (JsonNode place : List.of(fields.path("options"), fields.path("data"), fields, tables.planData())) {
            if (place.path(name).isString()) {
                return place.path(name).asString();
            }
        }
        return "";
    }

    private DataTable inline() throws Refused {
        Map<String, @Nullable String[]> texts = new LinkedHashMap<>();
        int rows = -1;
        for (Map.Entry<String, JsonNode> column : fields.path("inline").properties()) {
            if (!column.getValue().isArray()) {
                continue;
            }
            List<@Nullable String> cells = new ArrayList<>();
            column.getValue().forEach(cell -> cells.add(cell.isNull() ? null : DataTable.known(cell.asString(""))));
            if (rows >= 0 && rows != cells.size()) {
                throw new Refused(
                        "The lists of case '" + id() + "' differ in length: " + rows + " and " + cells.size());
            }
            rows = cells.size();
            texts.put(column.getKey(), cells.toArray(String[]::new));
        }
        return DataTable.of("the lists of case '" + id() + "'", Math.max(rows, 0), texts);
    }
}
