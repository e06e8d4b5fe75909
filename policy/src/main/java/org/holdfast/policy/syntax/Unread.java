package org.holdfast.policy.syntax;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** The parts of a pack's files that could not be read: what seems to be missing may be declared there. */
public final class Unread {
    private final Map<String, String> texts = new HashMap<>();
    private final Set<String> missing = new HashSet<>();

    void add(String path, String text) {
        texts.merge(path, text, (before, now) -> before + "\n" + now);
    }

    void addMissing(String path) {
        missing.add(path);
    }

    /** Whether the unread parts of a file hold a name, or the file is missing as a whole. */
    public boolean mayDeclare(String path, String name) {
        String text = texts.get(path);
        return missing.contains(path) || text != null && holds(text, name);
    }

    /** Whether the unread parts of any file hold a name. */
    public boolean mayDeclare(String name) {
        return !missing.isEmpty() || texts.values().stream().anyMatch(text -> holds(text, name));
    }

    private static boolean holds(String text, String name) {
        return Pattern.compile("(?<![A-Za-z0-9_])" + Pattern.quote(name) + "(?![A-Za-z0-9_])")
                .matcher(text)
                .find();
    }
}
