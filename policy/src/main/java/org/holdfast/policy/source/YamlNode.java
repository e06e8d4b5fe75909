package org.holdfast.policy.source;

import java.util.List;
import java.util.Optional;

/** A YAML document as lists, mappings and scalars that know where they stand. */
public sealed interface YamlNode {
    /** Where it begins. */
    Text where();

    /** What the node is, in words for messages. */
    String description();

    /**
     * A single value.
     *
     * @param string whether YAML reads it as text (quoted, or not a number, boolean or null)
     * @param empty whether it is null
     */
    record Scalar(Text where, boolean string, boolean empty) implements YamlNode {
        @Override
        public String description() {
            return empty ? "nothing" : "'" + where.value() + "'";
        }
    }

    /** A list. */
    record Sequence(Text where, List<YamlNode> items) implements YamlNode {
        @Override
        public String description() {
            return "a list";
        }
    }

    /** Keys with values, in the order written. */
    record Mapping(Text where, List<Entry> entries) implements YamlNode {
        public Optional<YamlNode> find(String key) {
            return entries.stream()
                    .filter(e -> e.key().value().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }

        @Override
        public String description() {
            return "keys with values";
        }
    }

    /** One key of a mapping with its value. */
    record Entry(Text key, YamlNode value) {}
}
