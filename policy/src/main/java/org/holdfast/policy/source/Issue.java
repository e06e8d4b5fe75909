package org.holdfast.policy.source;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A fault in a pack: a stable code, where it is, what is wrong and, where there is one, the way out.
 *
 * @param code {@code HF-} and four digits, the same for the same kind of fault in every version
 * @param excerpt the line it stands in, or empty
 */
public record Issue(
        String code,
        String file,
        Position at,
        String message,
        String excerpt,
        @Nullable String fix) {
    public static final Comparator<Issue> BY_PLACE =
            Comparator.comparing(Issue::file).thenComparing(Issue::at).thenComparing(Issue::code);

    /** The issue as a compiler would print it, with a caret under its place. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder()
                .append(file)
                .append(':')
                .append(at)
                .append(": ")
                .append(code)
                .append(' ')
                .append(message);
        if (!excerpt.isBlank()) {
            int caret = Math.min(at.column(), excerpt.length() + 1) - 1;
            text.append("\n  | ").append(excerpt).append("\n  | ");
            text.append(excerpt.substring(0, caret).replaceAll("[^\t]", " ")).append('^');
        }
        if (fix != null) {
            text.append("\n  = fix: ").append(fix);
        }
        return text.toString();
    }
}
