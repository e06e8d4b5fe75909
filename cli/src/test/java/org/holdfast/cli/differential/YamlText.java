package org.holdfast.cli.differential;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the lists a pack is made of. */
final class YamlText {
    /** A list under a key; nothing when it is empty. */
    String section(String key, List<String> items) {
        return items.isEmpty() ? "" : key + ":\n" + String.join("", items);
    }

    /** An item of a list: plain keys in the order of the alphabet, then one whose value may hold anything. */
    String item(Map<String, String> plain, String key, String anything) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(plain)
                .forEach((name, value) -> text.append(text.isEmpty() ? "- " : "  ")
                        .append(name)
                        .append(": ")
                        .append(value)
                        .append('\n'));
        return text + (key.isEmpty() ? "" : "  " + key + ": " + quoted(anything) + "\n");
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
