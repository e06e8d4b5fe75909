package org.holdfast.cli.differential;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Some expressions over one register, each with households for which it is known what must come out.
 *
 * @param title what the expressions are about
 * @param directives what holds for all of them, by its first word
 * @param cases each the household and the value of an expression
 */
record CaseSection(String title, List<Directive> directives, List<Case> cases) {
    private static final Pattern ALTERNATIVES = Pattern.compile("\\{([^}]*)}");

    /** A line that says something of the pack or the register, like {@code @without ledger, person.health}. */
    record Directive(String word, String text) {}

    /**
     * One household.
     *
     * @param where file and line
     * @param expression as a pack has it
     * @param cells the household's own cells and its rows, as written
     * @param expected as written: a value, or {@code unknown}
     */
    record Case(String where, String expression, String cells, String expected) {}

    /** The texts of the directives with a word. */
    List<String> all(String word) {
        return directives.stream()
                .filter(directive -> directive.word().equals(word))
                .map(Directive::text)
                .toList();
    }

    /** The text of the last directive with a word, or what holds without one. */
    String last(String word, String otherwise) {
        List<String> texts = all(word);
        return texts.isEmpty() ? otherwise : texts.get(texts.size() - 1);
    }

    /** The expressions, each once, with a value it must have for some household, which tells its type. */
    Map<String, String> expressions() {
        Map<String, String> examples = new LinkedHashMap<>();
        for (Case one : cases) {
            examples.merge(
                    one.expression(), one.expected(), (known, other) -> CaseValue.isUnknown(known) ? other : known);
        }
        return examples;
    }

    /** The sections of a file of cases. */
    static List<CaseSection> read(String file) throws IOException {
        try (InputStream text = CaseSection.class.getResourceAsStream("/operators/" + file + ".txt")) {
            if (text == null) {
                throw new IllegalStateException("/operators/" + file + ".txt is not on the class path");
            }
            return parse(
                    file,
                    new String(text.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
        }
    }

    private static List<CaseSection> parse(String file, List<String> lines) {
        List<CaseSection> sections = new ArrayList<>();
        String expression = "";
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String where = file + ":" + (i + 1);
            if (line.startsWith("== ")) {
                sections.add(new CaseSection(line.substring(3), new ArrayList<>(), new ArrayList<>()));
            } else if (line.startsWith("@")) {
                String[] parts = line.substring(1).split(" ", 2);
                last(sections, where).directives.add(new Directive(parts[0], parts[1]));
            } else if (line.startsWith(" ")) {
                String[] parts = line.split("->", 2);
                if (parts.length < 2) {
                    throw new IllegalArgumentException(where + ": a case ends in -> and what must come out");
                }
                last(sections, where).cases.addAll(cases(where, expression, parts[0].strip(), parts[1].strip()));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                expression = line.strip();
            }
        }
        return sections;
    }

    /** One case, or one for each of the alternatives in braces. */
    private static List<Case> cases(String where, String expression, String cells, String expected) {
        Matcher braces = ALTERNATIVES.matcher(expression);
        if (!braces.find()) {
            return List.of(new Case(where, expression, cells, expected));
        }
        String[] alternatives = braces.group(1).split(" ");
        String[] values = expected.split(" ");
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < alternatives.length; i++) {
            cases.add(new Case(
                    where,
                    expression.replace(braces.group(), alternatives[i]),
                    cells,
                    values.length == alternatives.length ? values[i] : expected));
        }
        return cases;
    }

    private static CaseSection last(List<CaseSection> sections, String where) {
        if (sections.isEmpty()) {
            throw new IllegalArgumentException(where + ": a section begins with ==");
        }
        return sections.get(sections.size() - 1);
    }
}
