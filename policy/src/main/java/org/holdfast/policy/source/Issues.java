package org.holdfast.policy.source;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the faults of a pack, so that one run names them all. */
public final class Issues {
    private final List<Issue> issues = new ArrayList<>();

    public void add(Fault fault, SourceFile file, Position at, String message, @Nullable String fix) {
        Issue issue = new Issue(fault.code(), file.path(), at, message, file.line(at.line()), fix);
        if (!issues.contains(issue)) {
            issues.add(issue);
        }
    }

    public void add(Fault fault, Text where, String message, @Nullable String fix) {
        add(fault, where.file(), where.at(), message, fix);
    }

    public boolean isEmpty() {
        return issues.isEmpty();
    }

    /** All issues, by file and place. */
    public List<Issue> list() {
        return issues.stream().sorted(Issue.BY_PLACE).toList();
    }
}
