package org.holdfast.policy.checked;

import static dev.cel.common.CelFunctionDecl.newFunctionDeclaration;
import static dev.cel.common.CelOverloadDecl.newGlobalOverload;
import static dev.cel.common.CelOverloadDecl.newMemberOverload;
import static dev.cel.common.types.SimpleType.BOOL;
import static dev.cel.common.types.SimpleType.DOUBLE;
import static dev.cel.common.types.SimpleType.INT;
import static dev.cel.common.types.SimpleType.STRING;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import dev.cel.common.types.TypeParamType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.expression.Type;

/**
 * The names, types and functions of pack expressions, declared to dev.cel, which parses and type-checks them. Money,
 * dates and months are opaque types of ours with their own overloads of the operators.
 */
final class CelLanguage {
    /** What may be called, for suggestions. */
    static final Set<String> FUNCTIONS = Set.of(
            "age",
            "in_last",
            "within",
            "ratio",
            "per_head",
            "date",
            "month",
            "series",
            "double",
            "up",
            "yoy",
            "at",
            "count",
            "sum",
            "min",
            "max",
            "avg",
            "exists",
            "all",
            "filter",
            "map",
            "exists_one",
            "has");

    private static final CelType MONEY = OpaqueType.create("money");
    private static final CelType DATE = OpaqueType.create("date");
    private static final CelType MONTH = OpaqueType.create("month");
    private static final CelType SERIES = OpaqueType.create("series");

    private CelLanguage() {}

    /** A compiler that knows the names in sight. */
    static CelCompiler compiler(Names names, Names.Scope scope) {
        List<StructType> structs = structs(names);
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
                .setOptions(CelOptions.current()
                        .populateMacroCalls(true)
                        .enableHeterogeneousNumericComparisons(true)
                        .maxExpressionCodePointSize(10_000)
                        .build())
                .setTypeProvider(new Structs(ImmutableList.copyOf(structs)))
                .addFunctionDeclarations(functions());
        for (String word : List.of("household", "place", "param", "population")) {
            builder.addVar(word, struct(structs, word));
        }
        for (Expression.Source source : Expression.Source.values()) {
            builder.addVar(source.word(), ListType.create(struct(structs, source.table())));
        }
        builder.addVar("as_of", DATE);
        names.facts().forEach((id, type) -> builder.addVar(id, cel(type, structs)));
        if (scope != Names.Scope.FACT) {
            builder.addVar("indicator", struct(structs, "indicator"));
        }
        if (scope == Names.Scope.DECISION) {
            builder.addVar("count", struct(structs, "count"))
                    .addVar("unknown", struct(structs, "count"))
                    .addVar("level", STRING)
                    .addVar("category", STRING)
                    .addVar("score", INT);
        }
        return builder.build();
    }

    private static List<StructType> structs(Names names) {
        List<StructType> structs = new ArrayList<>();
        for (String table : Names.TABLES) structs.add(struct(table, names.columns(table)));
        structs.add(struct("param", names.parameters()));
        structs.add(struct("population", names.population()));
        Map<String, Type.Scalar> indicators = new LinkedHashMap<>();
        names.indicators().forEach(id -> indicators.put(id, Type.Scalar.BOOL));
        structs.add(struct("indicator", indicators));
        Map<String, Type.Scalar> counts = new LinkedHashMap<>();
        names.severities().forEach(id -> counts.put(id, Type.Scalar.INT));
        structs.add(struct("count", counts));
        return structs;
    }

    private static StructType struct(String name, Map<String, Type.Scalar> fields) {
        ImmutableMap<String, CelType> types = ImmutableMap.copyOf(Maps.transformValues(fields, CelLanguage::scalar));
        return StructType.create(name, types.keySet(), field -> Optional.ofNullable(types.get(field)));
    }

    private static StructType struct(List<StructType> structs, String name) {
        return structs.stream().filter(s -> s.name().equals(name)).findFirst().orElseThrow();
    }

    private static CelType cel(Type type, List<StructType> structs) {
        if (type instanceof Type.Scalar scalar) {
            return scalar(scalar);
        }
        if (type instanceof Type.ListOf list) {
            return ListType.create(cel(list.element(), structs));
        }
        return struct(structs, ((Type.Row) type).table());
    }

    private static CelType scalar(Type.Scalar scalar) {
        return switch (scalar) {
            case BOOL -> BOOL;
            case INT -> INT;
            case DOUBLE -> DOUBLE;
            case STRING -> STRING;
            case MONEY -> MONEY;
            case DATE -> DATE;
            case MONTH -> MONTH;
        };
    }

    private static List<CelFunctionDecl> functions() {
        List<CelFunctionDecl> functions = new ArrayList<>();
        List<List<CelType>> ordered = new ArrayList<>(withMoney());
        ordered.add(List.of(DATE, DATE));
        ordered.add(List.of(MONTH, MONTH));
        for (String relation : List.of("_<_", "_<=_", "_>_", "_>=_")) {
            functions.add(function(relation, BOOL, ordered));
        }
        for (String relation : List.of("_==_", "_!=_")) {
            functions.add(function(relation, BOOL, concat(moneyAndNumber(), mixed())));
        }
        for (String operator : List.of("_+_", "_-_")) {
            functions.add(CelFunctionDecl.newFunctionDeclaration(
                    operator, concat(overloads(operator, MONEY, withMoney()), overloads(operator, DOUBLE, mixed()))));
        }
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "_*_", concat(overloads("_*_", MONEY, moneyAndNumber()), overloads("_*_", DOUBLE, mixed()))));
        functions.add(function("_/_", DOUBLE, mixed()));
        functions.add(function("-_", MONEY, List.of(List.of(MONEY))));
        functions.add(CelFunctionDecl.newFunctionDeclaration(
                "_?_:_",
                concat(
                        overloads("_?_:_", MONEY, conditional(moneyAndNumber())),
                        overloads("_?_:_", DOUBLE, conditional(mixed())))));
        ListType whole = ListType.create(INT);
        ListType decimal = ListType.create(DOUBLE);
        functions.add(
                function("@in", BOOL, List.of(List.of(MONEY, whole), List.of(MONEY, decimal), List.of(DOUBLE, whole))));
        functions.add(function("age", INT, List.of(List.of(DATE))));
        functions.add(function("in_last", BOOL, List.of(List.of(MONTH, INT), List.of(MONTH, INT, INT))));
        functions.add(function("within", BOOL, List.of(List.of(DATE, INT))));
        List<List<CelType>> numbers = List.of(List.of(MONEY, MONEY), List.of(INT, INT), List.of(DOUBLE, DOUBLE));
        functions.add(function("ratio", DOUBLE, concat(concat(numbers, mixed()), moneyAndNumber())));
        functions.add(function("per_head", MONEY, List.of(List.of(MONEY, INT))));
        functions.add(function("date", DATE, List.of(List.of(STRING))));
        functions.add(function("month", MONTH, List.of(List.of(STRING), List.of(DATE))));
        functions.add(function("series", SERIES, List.of(List.of(STRING))));
        functions.addAll(members());
        return functions;
    }

    private static List<CelFunctionDecl> members() {
        CelType any = TypeParamType.create("T");
        List<CelOverloadDecl> average = List.of(
                newMemberOverload("avg_money", MONEY, ListType.create(MONEY)),
                newMemberOverload("avg_int", DOUBLE, ListType.create(INT)),
                newMemberOverload("avg_double", DOUBLE, ListType.create(DOUBLE)));
        return List.of(
                newFunctionDeclaration("count", newMemberOverload("count_any", INT, ListType.create(any))),
                CelFunctionDecl.newFunctionDeclaration("sum", ofElements("sum", List.of(MONEY, INT, DOUBLE))),
                CelFunctionDecl.newFunctionDeclaration(
                        "min", ofElements("min", List.of(MONEY, INT, DOUBLE, DATE, MONTH))),
                CelFunctionDecl.newFunctionDeclaration(
                        "max", ofElements("max", List.of(MONEY, INT, DOUBLE, DATE, MONTH))),
                CelFunctionDecl.newFunctionDeclaration("avg", average),
                newFunctionDeclaration("yoy", newMemberOverload("series_yoy", DOUBLE, SERIES)),
                newFunctionDeclaration("at", newMemberOverload("series_at", DOUBLE, SERIES, MONTH)),
                newFunctionDeclaration(
                        "up", newMemberOverload("place_up", placeReference(), placeReference(), STRING)));
    }

    /** Struct types are resolved by name, so a reference needs no fields. */
    private static CelType placeReference() {
        return StructTypeReference.create("place");
    }

    private static List<CelOverloadDecl> ofElements(String function, List<CelType> elements) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (CelType element : elements) {
            overloads.add(newMemberOverload(function + "_" + element.name(), element, ListType.create(element)));
        }
        return overloads;
    }

    private static List<List<CelType>> withMoney() {
        return concat(List.of(List.of(MONEY, MONEY)), moneyAndNumber());
    }

    private static List<List<CelType>> moneyAndNumber() {
        return List.of(List.of(MONEY, INT), List.of(INT, MONEY), List.of(MONEY, DOUBLE), List.of(DOUBLE, MONEY));
    }

    private static List<List<CelType>> conditional(List<List<CelType>> sides) {
        return sides.stream().map(pair -> concat(List.of(BOOL), pair)).toList();
    }

    private static List<List<CelType>> mixed() {
        return List.of(List.of(INT, DOUBLE), List.of(DOUBLE, INT));
    }

    private static CelFunctionDecl function(String name, CelType result, List<List<CelType>> arguments) {
        return CelFunctionDecl.newFunctionDeclaration(name, overloads(name, result, arguments));
    }

    private static List<CelOverloadDecl> overloads(String name, CelType result, List<List<CelType>> all) {
        List<CelOverloadDecl> overloads = new ArrayList<>();
        for (List<CelType> arguments : all) {
            StringBuilder id = new StringBuilder("holdfast_").append(name);
            arguments.forEach(type -> id.append('_').append(type.name()));
            overloads.add(newGlobalOverload(id.toString(), result, arguments.toArray(CelType[]::new)));
        }
        return overloads;
    }

    private static <T> List<T> concat(List<T> left, List<T> right) {
        List<T> all = new ArrayList<>(left);
        all.addAll(right);
        return all;
    }

    /** The struct types by name. */
    private record Structs(ImmutableList<StructType> structs) implements CelTypeProvider {
        @Override
        public ImmutableCollection<CelType> types() {
            return ImmutableList.copyOf(structs);
        }

        @Override
        public Optional<CelType> findType(String name) {
            return structs.stream()
                    .filter(type -> type.name().equals(name))
                    .map(CelType.class::cast)
                    .findFirst();
        }
    }
}
