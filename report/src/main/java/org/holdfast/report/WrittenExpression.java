package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/** An expression as its author wrote it, with each name leading to its definition. */
final class WrittenExpression {
    /** A text in quotes, what follows a dot after something else than a name, or names with dots between. */
    private static final Pattern PART =
            Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|\\.\\s*[A-Za-z_]\\w*"
                    + "|(?<name>[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*)");

    private WrittenExpression() {}

    static Markup of(String written, @Nullable Expression expression) {
        Map<String, Anchor> references = References.of(expression);
        List<Markup> parts = new ArrayList<>();
        Matcher part = PART.matcher(written);
        int end = 0;
        while (part.find()) {
            parts.add(Markup.text(written.substring(end, part.start())));
            String name = part.group("name");
            parts.add(name == null ? Markup.text(part.group()) : linked(name, references));
            end = part.end();
        }
        parts.add(Markup.text(written.substring(end)));
        return Markup.tag("code").with("class", "expression").around(parts.stream());
    }

    /** The longest beginning of a dotted name that is defined on the page leads there. */
    private static Markup linked(String name, Map<String, Anchor> references) {
        for (int end = name.length(); end > 0; end = name.lastIndexOf('.', end - 1)) {
            Anchor anchor = references.get(name.substring(0, end));
            if (anchor != null) {
                return Markup.of(anchor.link(Markup.text(name.substring(0, end))), Markup.text(name.substring(end)));
            }
        }
        return Markup.text(name);
    }
}
