package org.holdfast.convert;

import java.util.List;
import java.util.stream.Collectors;

/** A mapping that cannot be used, with everything found wrong with it at once. */
public final class ConversionFault extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Issue> issues;

    ConversionFault(List<Issue> issues) {
        super(issues.stream().map(Issue::toString).collect(Collectors.joining("\n")));
        this.issues = List.copyOf(issues);
    }

    public List<Issue> issues() {
        return issues;
    }

    static void raise(List<Issue> issues) throws ConversionFault {
        if (!issues.isEmpty()) {
            throw new ConversionFault(issues);
        }
    }
}
