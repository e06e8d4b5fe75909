package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.policy.expression.Children;
import org.holdfast.policy.expression.Expression;
import org.holdfast.policy.pack.Fact;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.PopulationFigure;

/**
 * A pack as SQL over a register in the tables of {@link SqlTables}, written from what the pack says and from the meaning
 * of expressions as documented, not from the engine. Statements to be executed in order, then a query with a row a
 * household.
 */
final class PackSql {
    private final Pack pack;
    private final BaseSql base;
    private final ExpressionSql expression;
    private final List<String> statements = new ArrayList<>();
    private final Map<String, String> population = new LinkedHashMap<>();
    private final Set<String> done = new HashSet<>();
    private final HouseholdRows rows = new HouseholdRows();
    private int stages;

    PackSql(Pack pack, Register register, LocalDate asOf) {
        this.pack = pack;
        this.base = new BaseSql(register, new Used(pack), asOf);
        Currency currency = pack.currency() == null ? register.currency() : pack.currency();
        this.expression = new ExpressionSql(asOf, currency == null ? 2 : currency.decimals(), rows);
        statements.addAll(base.places());
        statements.addAll(new ParameterSql(pack, expression, base.today(), base.knowsEnclosing()).statements());
        statements.addAll(base.base());
        pack.facts().forEach(this::fact);
        pack.population().forEach(this::figure);
        pack.indicators().forEach(i -> rows.add(ExpressionSql.column("i", i.id()), expression.of(i.when())));
        new DecisionSql(pack, expression, rows).add();
    }

    List<String> statements() {
        return statements;
    }

    /** One row a household, in the order of identifiers: what an assessment holds. */
    String query() {
        List<String> columns = new ArrayList<>(List.of("id", "place_n", "level", "category", "causes"));
        pack.indicators().forEach(i -> columns.add(ExpressionSql.column("i", i.id())));
        columns.addAll(List.of("score", "verify", "measures"));
        pack.outputs().forEach(f -> columns.add(ExpressionSql.column("f", f.id())));
        return "SELECT " + String.join(", ", columns) + " FROM " + rows.sql() + " ORDER BY id";
    }

    /** For each population figure a query with a row a place, in the order of its first household. */
    Map<String, String> population() {
        return population;
    }

    private void fact(Fact fact) {
        if (done.add(fact.id())) {
            require(fact.value());
            rows.add(ExpressionSql.column("f", fact.id()), expression.of(fact.value()));
        }
    }

    /** Sees to it that the facts and population figures an expression uses are there before it. */
    private void require(Expression used) {
        if (used instanceof Expression.FactReference fact) {
            fact(pack.findFact(fact.id()).orElseThrow());
        } else if (used instanceof Expression.PopulationReference reference) {
            pack.population().stream()
                    .filter(figure -> figure.id().equals(reference.id()))
                    .forEach(this::figure);
        }
        Children.of(used).forEach(this::require);
    }

    private void figure(PopulationFigure figure) {
        if (done.add("population." + figure.id())) {
            Fact of = pack.findFact(figure.of()).orElseThrow();
            fact(of);
            Expression weight = figure.weight();
            if (weight != null) {
                require(weight);
            }
            String weighed = weight == null ? "1::DOUBLE" : expression.of(weight);
            String stage = "stage" + ++stages;
            String figures = "figures" + stages;
            statements.add("CREATE OR REPLACE TEMP TABLE " + stage + " AS SELECT * FROM " + rows.sql());
            statements.add("CREATE OR REPLACE TEMP TABLE " + figures + " AS "
                    + PopulationSql.of(figure, of.type(), weighed, stage));
            population.put(figure.id(), PopulationSql.counted(figure, weighed, stage, figures));
            rows.continueFrom("(SELECT " + stage + ".*, " + figures + ".figure AS "
                    + ExpressionSql.column("q", figure.id()) + " FROM " + stage + " LEFT JOIN " + figures + " ON "
                    + PopulationSql.match(figure, stage, figures) + ")");
        }
    }
}
