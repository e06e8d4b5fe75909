package org.holdfast.policy.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Suggestion;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** The keys of one YAML mapping, asked for by name; {@link #close()} reports the keys nobody asked for. */
final class Fields {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9_]{0,63}");
    private final YamlNode.Mapping mapping;
    private final String what;
    private final Issues issues;
    private final Predicate<String> excused;
    private final Set<String> asked = new LinkedHashSet<>();

    private Fields(YamlNode.Mapping mapping, String what, Issues issues, Predicate<String> excused) {
        this.mapping = mapping;
        this.what = what;
        this.issues = issues;
        this.excused = excused;
        Set<String> seen = new HashSet<>();
        for (YamlNode.Entry entry : mapping.entries()) {
            if (!seen.add(entry.key().value())) {
                issues.add(
                        Fault.DUPLICATE_ID,
                        entry.key(),
                        "the key '" + entry.key() + "' stands twice",
                        "keep one of them");
            }
        }
    }

    /** The keys of a node that must be a mapping; a fault is reported when it is something else. */
    static Optional<Fields> of(YamlNode node, String what, Issues issues) {
        return of(node, what, issues, key -> false);
    }

    /** @param excused keys that may be missing because they could not be read */
    static Optional<Fields> of(YamlNode node, String what, Issues issues, Predicate<String> excused) {
        if (node instanceof YamlNode.Mapping mapping) {
            return Optional.of(new Fields(mapping, what, issues, excused));
        }
        issues.add(
                Fault.WRONG_VALUE,
                node.where(),
                "expected keys with values for " + what + ", found " + node.description(),
                null);
        return Optional.empty();
    }

    YamlNode.Mapping mapping() {
        return mapping;
    }

    Text where() {
        return mapping.where();
    }

    Optional<YamlNode> find(String key) {
        asked.add(key);
        return mapping.find(key).filter(node -> !(node instanceof YamlNode.Scalar scalar && scalar.empty()));
    }

    /** A text that must be there; null, and a fault, when it is not. */
    @Nullable
    Text required(String key) {
        Text text = optional(key);
        if (text == null
                && !excused.test(key)
                && mapping.find(key)
                        .filter(n -> !(n instanceof YamlNode.Scalar))
                        .isEmpty()) {
            issues.add(Fault.MISSING_KEY, mapping.where(), what + " has no '" + key + "'", "add '" + key + ":'");
        }
        return text;
    }

    /** The mapping's {@code id}: lower-case letters, digits and underscores. */
    @Nullable
    Text id() {
        Text id = required("id");
        if (id != null) {
            requireId(id, issues);
        }
        return id;
    }

    static void requireId(Text id, Issues issues) {
        if (!ID.matcher(id.value()).matches()) {
            issues.add(
                    Fault.WRONG_VALUE,
                    id,
                    "an id is made of lower-case letters, digits and _, found '" + id + "'",
                    "write it like 'near_line'");
        }
    }

    @Nullable
    Text optional(String key) {
        YamlNode node = find(key).orElse(null);
        if (node == null) {
            return null;
        }
        if (node instanceof YamlNode.Scalar scalar) {
            return scalar.where();
        }
        issues.add(Fault.WRONG_VALUE, node.where(), "'" + key + "' takes one value, found " + node.description(), null);
        return null;
    }

    boolean flag(String key) {
        Text text = optional(key);
        if (text == null || text.value().equals("false")) {
            return false;
        }
        if (!text.value().equals("true")) {
            issues.add(Fault.WRONG_VALUE, text, "'" + key + "' is true or false, found '" + text + "'", null);
        }
        return true;
    }

    /** The single values of a list; empty when the key is absent. */
    List<Text> texts(String key) {
        List<Text> texts = new ArrayList<>();
        for (YamlNode item : nodes(key)) {
            if (item instanceof YamlNode.Scalar scalar) {
                texts.add(scalar.where());
            } else {
                issues.add(
                        Fault.WRONG_VALUE,
                        item.where(),
                        "'" + key + "' is a list of single values, found " + item.description(),
                        null);
            }
        }
        return texts;
    }

    /** The items of a list; empty when the key is absent. */
    List<YamlNode> nodes(String key) {
        return find(key).map(node -> items(node, key, issues)).orElse(List.of());
    }

    void close() {
        for (YamlNode.Entry entry : mapping.entries()) {
            String key = entry.key().value();
            if (!asked.contains(key)) {
                String near = Suggestion.didYouMean(key, asked);
                issues.add(
                        Fault.UNKNOWN_KEY,
                        entry.key(),
                        what + " has no key '" + key + "'",
                        near != null ? near : "its keys are " + String.join(", ", asked));
            }
        }
    }

    static List<YamlNode> items(YamlNode node, String what, Issues issues) {
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        issues.add(
                Fault.WRONG_VALUE, node.where(), "expected a list of " + what + ", found " + node.description(), null);
        return List.of();
    }
}
