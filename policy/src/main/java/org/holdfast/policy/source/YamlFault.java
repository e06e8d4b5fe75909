package org.holdfast.policy.source;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.ComposerException;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Why a text is not YAML, and where.
 *
 * @param ofReference whether it may only be that an alias names something outside this text
 */
record YamlFault(int index, String reason, @Nullable String fix, boolean ofReference) {
    static YamlFault of(YamlEngineException broken, CodePoints codePoints) {
        if (broken instanceof MarkedYamlEngineException marked) {
            boolean opened = isAboutOpening(marked);
            Optional<Mark> mark = opened ? marked.getContextMark() : marked.getProblemMark();
            int index = codePoints.index(mark.map(Mark::getIndex).orElse(0));
            String problem = String.valueOf(marked.getProblem()).replaceAll("\\(TAB\\)| \\(Do not use.*", "");
            String reason = opened ? "what begins here does not end: " + problem : problem;
            return new YamlFault(index, reason, fix(marked, opened), marked instanceof ComposerException);
        }
        int index = broken instanceof ReaderException reader ? codePoints.index(reader.getPosition()) : 0;
        return new YamlFault(
                index, String.valueOf(broken.getMessage()).lines().findFirst().orElse(""), null, false);
    }

    YamlFault movedBy(int characters) {
        return new YamlFault(index + characters, reason, fix, ofReference);
    }

    /** Whether the fault lies with a quote or bracket that was opened, wherever it came to light. */
    private static boolean isAboutOpening(MarkedYamlEngineException broken) {
        String context = String.valueOf(broken.getContext());
        boolean unended = String.valueOf(broken.getProblem()).contains("end of stream");
        return broken.getContextMark().isPresent()
                && (context.contains("flow") || context.contains("quoted") && unended);
    }

    private static @Nullable String fix(MarkedYamlEngineException broken, boolean opened) {
        String problem = String.valueOf(broken.getProblem());
        if (opened) {
            return "close the quote or bracket, or put the whole value in quotes";
        }
        if (problem.contains("TAB")) {
            return "indent with spaces, not tabs";
        }
        return problem.contains("mapping values are not allowed")
                        || problem.contains("'<scalar>'")
                        || problem.contains("cannot start any token")
                        || problem.contains("unexpected character")
                ? "put the whole value in quotes"
                : null;
    }
}
