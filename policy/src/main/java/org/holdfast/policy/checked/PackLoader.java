package org.holdfast.policy.checked;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.holdfast.policy.pack.GoldenCase;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.source.Issue;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.syntax.PackReader;
import org.holdfast.policy.syntax.PackSyntax;
import org.jspecify.annotations.Nullable;

/** Loads policy packs: the one way from files to a {@link Pack}. */
public final class PackLoader {
    private PackLoader() {}

    /**
     * What came of loading a pack.
     *
     * @param pack the pack, or null when it has issues
     * @param tests its golden households
     * @param issues every fault found, by file and place
     */
    public record Loaded(@Nullable Pack pack, List<GoldenCase> tests, List<Issue> issues) {}

    /** Loads the pack of a directory; an {@link IOException} says when it cannot be read at all. */
    public static Loaded load(Path directory) throws IOException {
        return load(PackSource.read(directory), null);
    }

    /**
     * Loads a pack from its source.
     *
     * @param asOf also report parameters without a value in the pack's jurisdiction on this date; null to leave that
     *     to the assessment
     */
    public static Loaded load(PackSource source, @Nullable LocalDate asOf) {
        Issues issues = new Issues();
        PackSyntax syntax = PackReader.read(source, issues);
        Pack pack = new PackChecker(syntax, issues, asOf).check(source.digest());
        return new Loaded(issues.isEmpty() ? pack : null, syntax.tests(), issues.list());
    }
}
