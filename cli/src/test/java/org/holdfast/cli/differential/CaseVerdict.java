package org.holdfast.cli.differential;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.holdfast.column.Currency;
import org.holdfast.column.Register;
import org.holdfast.policy.pack.Pack;

/** What comes out for the cases of a section, and which ways to carry them out give something else than must come out. */
final class CaseVerdict {
    private final CaseSection section;
    private final LocalDate asOf;
    private final Currency currency;
    private final Register register;
    private final Map<String, Map<String, Set<String>>> wrong = new LinkedHashMap<>();

    CaseVerdict(CaseSection section) {
        this.section = section;
        this.asOf = LocalDate.parse(section.last("as_of", "2024-06-15"));
        this.currency = Currency.parse(section.last("currency", "CNY"));
        this.register = CaseRegister.of(section, asOf, currency);
    }

    CaseSection section() {
        return section;
    }

    Currency currency() {
        return currency;
    }

    /** Carries out a pack over the households of the cases. */
    Answers answers(Executor executor, Pack pack) {
        Outcome outcome = Outcome.of(executor, register, pack, asOf);
        Answers answers = outcome.answers();
        if (answers == null) {
            throw new IllegalStateException(section.title() + " cannot be assessed: " + outcome.refusal());
        }
        return answers;
    }

    /** Notes what came out for a case. */
    void add(CaseSection.Case one, String actual, String executor) {
        if (!CaseValue.isSame(actual, one.expected())) {
            String what = one.where() + ": " + one.expression() + " of [" + one.cells() + "] must be " + one.expected();
            wrong.computeIfAbsent(what, w -> new LinkedHashMap<>())
                    .computeIfAbsent(actual, w -> new TreeSet<>())
                    .add(executor);
        }
    }

    /** A line for each case with what came out otherwise, and how. */
    List<String> wrong() {
        List<String> words = new ArrayList<>();
        wrong.forEach((what, others) -> words.add(section.title() + ": " + what + " but is " + others));
        return words;
    }
}
