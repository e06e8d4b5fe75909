package org.holdfast.plans;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A regression as written in a plan: {@code y ~ a + b^2/100 + log(x)}, as R writes it but with arithmetic meant as arithmetic.
 * {@code a:b} is an interaction and {@code a*b} of two columns is {@code a + b + a:b}; {@code - 1} or {@code + 0} leaves out
 * the intercept; {@code factor(x)} takes a column of numbers as names. What stands in brackets after a term and a blank,
 * {@code c_educ (mean of educ)}, is a remark on it; what follows a comma, {@code ..., income>0}, is a qualifier.
 *
 * @param response what is explained, or an empty text
 * @param terms the terms in the order of their columns: single ones before interactions
 * @param intercept whether there is one
 * @param qualifiers what follows the first comma, one each
 * @param remarks the remarks in brackets, by the text of the term they follow
 */
public record Formula(
        String response, List<Term> terms, boolean intercept, List<String> qualifiers, Map<String, String> remarks) {
    public Formula {
        terms = List.copyOf(terms);
        qualifiers = List.copyOf(qualifiers);
        remarks = Map.copyOf(remarks);
    }

    /**
     * One term: the product of its factors.
     *
     * @param factors expressions over columns; more than one in an interaction
     */
    public record Term(List<String> factors) {
        public Term {
            factors = List.copyOf(factors);
        }

        @Override
        public String toString() {
            return String.join(":", factors);
        }
    }

    /**
     * Reads a formula.
     *
     * @throws Refused when it has no terms or one that cannot be read
     */
    public static Formula parse(String text) throws Refused {
        Map<String, String> remarks = new LinkedHashMap<>();
        String plain = FormulaText.withoutRemarks(text, remarks);
        List<String> parts = FormulaText.split(plain, ",");
        int tilde = parts.get(0).indexOf('~');
        String response = tilde < 0 ? "" : parts.get(0).substring(0, tilde).strip();
        String explaining = parts.get(0).substring(tilde + 1).strip();
        if (explaining.isEmpty()) {
            throw new Refused("Formula '" + text + "' explains by nothing: expected something like 'y ~ a + b'");
        }
        if (!response.isEmpty()) {
            ColumnExpression.parse(response);
        }
        Set<Term> terms = new LinkedHashSet<>();
        boolean intercept = true;
        for (String signed : FormulaText.signedTerms(explaining)) {
            boolean taken = !signed.startsWith("-");
            String term = signed.substring(1).strip();
            if (term.equals("1") || term.equals("0")) {
                intercept = taken == term.equals("1");
            } else if (taken) {
                terms.addAll(crossed(term));
            } else {
                crossed(term).forEach(terms::remove);
            }
        }
        List<Term> ordered = new ArrayList<>(terms);
        ordered.sort(Comparator.comparingInt(term -> term.factors().size()));
        return new Formula(
                response,
                ordered,
                intercept,
                parts.subList(1, parts.size()).stream().map(String::strip).toList(),
                remarks);
    }

    /** The remark in brackets after a term or the response. */
    public Optional<String> remark(String term) {
        return Optional.ofNullable(remarks.get(term));
    }

    /** The columns that its response and terms are made of. */
    public Set<String> columns() throws Refused {
        Set<String> names = new LinkedHashSet<>();
        if (!response.isEmpty()) {
            names.addAll(ColumnExpression.parse(response).columns());
        }
        for (Term term : terms) {
            for (String factor : term.factors()) {
                names.addAll(ColumnExpression.parse(factor).columns());
            }
        }
        return names;
    }

    /** The rows that meet those of its qualifiers that are conditions on columns of the table. */
    public boolean[] rows(DataTable table) throws Refused {
        boolean[] kept = new boolean[table.rows()];
        java.util.Arrays.fill(kept, true);
        for (String qualifier : qualifiers) {
            ColumnExpression condition = condition(qualifier);
            if (condition != null && table.hasAll(condition.columns())) {
                boolean[] held = condition.rows(table);
                for (int row = 0; row < kept.length; row++) {
                    kept[row] &= held[row];
                }
            }
        }
        return kept;
    }

    private static @Nullable ColumnExpression condition(String qualifier) {
        try {
            ColumnExpression expression = ColumnExpression.parse(qualifier);
            return expression.isCondition() ? expression : null;
        } catch (Refused prose) {
            return null;
        }
    }

    /** A text without the remarks in brackets that follow a name and a blank, such as {@code fpc (population units)}. */
    public static String withoutRemarks(String text) {
        return FormulaText.withoutRemarks(text, new LinkedHashMap<>());
    }

    /** A term as it stands, or for {@code a*b} of two columns both and their interaction. */
    private static List<Term> crossed(String text) throws Refused {
        List<String> sides =
                FormulaText.split(text, "*").stream().map(String::strip).toList();
        if (sides.size() == 2 && isName(sides.get(0)) && isName(sides.get(1))) {
            return List.of(new Term(List.of(sides.get(0))), new Term(List.of(sides.get(1))), new Term(sides));
        }
        List<String> factors = new ArrayList<>();
        for (String factor : FormulaText.split(text, ":")) {
            ColumnExpression.parse(factor);
            factors.add(factor.strip());
        }
        return List.of(new Term(factors));
    }

    private static boolean isName(String text) {
        return text.matches("[\\p{L}_][\\p{L}\\p{N}_.]*(\\([^()]*\\))?");
    }
}
