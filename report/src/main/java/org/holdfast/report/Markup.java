package org.holdfast.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** HTML that cannot be broken out of: text is escaped when it becomes markup, and only markup stands as it is. */
record Markup(String html) {
    static final Markup NOTHING = new Markup("");

    static Markup text(String text) {
        return new Markup(Html.escape(text));
    }

    static Markup of(Markup... parts) {
        return of(Stream.of(parts));
    }

    static Markup of(Stream<Markup> parts) {
        return new Markup(parts.map(Markup::html).collect(Collectors.joining()));
    }

    static Markup joined(String separator, List<Markup> parts) {
        return new Markup(parts.stream().map(Markup::html).collect(Collectors.joining(Html.escape(separator))));
    }

    static Tag tag(String name) {
        return new Tag(name, "");
    }

    boolean isEmpty() {
        return html.isEmpty();
    }

    /** An element that is still open. */
    record Tag(String name, String attributes) {
        Tag with(String attribute, String value) {
            return new Tag(name, attributes + " " + attribute + "=\"" + Html.escape(value) + "\"");
        }

        Markup around(Markup... inside) {
            return around(Stream.of(inside));
        }

        Markup around(Stream<Markup> inside) {
            return new Markup("<" + name + attributes + ">" + of(inside).html() + "</" + name + ">");
        }

        Markup text(String text) {
            return around(Markup.text(text));
        }
    }
}
