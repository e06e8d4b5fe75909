package org.holdfast.report;

import java.util.ArrayList;
import java.util.List;
import org.holdfast.policy.expression.Expression;
import org.jspecify.annotations.Nullable;

/** What a page says of one thing, line by line, each with its label. */
final class Details {
    private final PackView view;
    private final List<Markup> rows = new ArrayList<>();

    Details(PackView view) {
        this.view = view;
    }

    /** A line; there is none for what says nothing. */
    Details row(String label, Markup value) {
        if (!value.isEmpty()) {
            rows.add(Markup.tag("dt").around(view.voices().say(label)));
            rows.add(Markup.tag("dd").around(value));
        }
        return this;
    }

    Details text(String label, @Nullable String value) {
        return row(label, value == null ? Markup.NOTHING : Markup.text(value));
    }

    /** An expression in words and as written. */
    Details rule(Expression expression, String written) {
        return row("words", view.inWords(expression)).row("expression", WrittenExpression.of(written, expression));
    }

    Details usedBy(Anchor anchor) {
        List<Markup> users = view.uses().of(anchor);
        return row("usedBy", users.isEmpty() ? view.voices().say("unused") : view.list(users));
    }

    Markup markup() {
        return Markup.tag("dl").around(rows.stream());
    }
}
