package org.holdfast.policy.source;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a pack, so that one run names them all (the first thousand, when there are more). */
public final class Issues {
    private static final int MOST = 1000;
    private final Set<Issue> issues = new LinkedHashSet<>();

    public void add(Fault fault, SourceFile file, Position at, String message, @Nullable String fix) {
        if (issues.size() < MOST) {
            issues.add(new Issue(fault.code(), file.path(), at, message, file.line(at.line()), fix));
        }
    }

    public void add(Fault fault, Text where, String message, @Nullable String fix) {
        if (issues.size() < MOST) {
            add(fault, where.file(), where.at(), message, fix);
        }
    }

    public boolean isEmpty() {
        return issues.isEmpty();
    }

    /** All issues, by file and place. */
    public List<Issue> list() {
        return issues.stream().sorted(Issue.BY_PLACE).toList();
    }
}
