package org.holdfast.plans.decomposition;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.holdfast.plans.DataTable;

/**
 * Which column of a table is meant where a case names none: incomes, weights, sources of income, a benefit, a tax. By the names
 * that surveys commonly give them; incomes of persons come before those of households, weights of persons likewise.
 */
final class ColumnRoles {
    private static final List<String> INCOMES = List.of(
            "eqincome",
            "equivalised_income",
            "eq_income",
            "pc",
            "pci",
            "per_capita_income",
            "income_per_capita",
            "income_pc",
            "pcexp",
            "income",
            "consumption",
            "cons",
            "expenditure",
            "ingreso",
            "total_income",
            "y",
            "x",
            "inc");
    private static final List<String> WEIGHTS = List.of(
            "pw",
            "person_weight",
            "rb050",
            "weight",
            "weights",
            "w",
            "wt",
            "factor",
            "wgt",
            "household_weight",
            "hw",
            "db090",
            "ap.weight");
    private static final Set<String> SOURCES = Set.of(
            "labour",
            "labor",
            "wage",
            "wages",
            "salary",
            "salaries",
            "earnings",
            "employment",
            "self",
            "self_employment",
            "selfemployment",
            "business",
            "enterprise",
            "farm",
            "agriculture",
            "crop",
            "crops",
            "livestock",
            "nonfarm",
            "pension",
            "pensions",
            "transfers",
            "transfer",
            "benefit",
            "benefits",
            "remittance",
            "remittances",
            "property",
            "capital",
            "rent",
            "rents",
            "interest",
            "dividends",
            "social",
            "other");
    private static final List<String> BENEFITS = List.of(
            "transfers",
            "transfer",
            "benefits",
            "benefit",
            "family_benefit",
            "allowance",
            "allowances",
            "social",
            "amount");
    private static final List<String> TAXES = List.of("tax", "taxes");

    private ColumnRoles() {}

    static Optional<String> income(DataTable table) {
        return first(table, INCOMES);
    }

    static Optional<String> weight(DataTable table) {
        return first(table, WEIGHTS);
    }

    static Optional<String> benefit(DataTable table) {
        return first(table, BENEFITS);
    }

    static Optional<String> tax(DataTable table) {
        return first(table, TAXES);
    }

    /** The columns that are sources of income, in the order of the table; none when there is only one. */
    static List<String> sources(DataTable table) {
        List<String> found = table.columns().stream()
                .filter(column -> SOURCES.contains(column.toLowerCase(Locale.ROOT)))
                .toList();
        return found.size() > 1 ? found : List.of();
    }

    private static Optional<String> first(DataTable table, List<String> names) {
        for (String name : names) {
            for (String column : table.columns()) {
                if (column.toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(column);
                }
            }
        }
        return Optional.empty();
    }
}
