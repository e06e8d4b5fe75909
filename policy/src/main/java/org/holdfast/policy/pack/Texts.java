package org.holdfast.policy.pack;

import java.util.List;
import java.util.Map;
import org.holdfast.policy.expression.Expression;

/**
 * What a pack says to people, by language.
 *
 * @param titles by language, then by key such as {@code indicator.near_line}
 * @param because by language, then by indicator: why it is true
 */
public record Texts(Map<String, Map<String, String>> titles, Map<String, Map<String, List<Piece>>> because) {
    /** A piece of a sentence. */
    public sealed interface Piece {}

    /** Words as they are. */
    public record Words(String text) implements Piece {}

    /** A figure of the household; a share may be shown as a percentage. */
    public record Figure(Expression value, boolean percent) implements Piece {}

    /** The title of a thing ({@code "indicator", "near_line"}), or its id where the pack has no text for it. */
    public String title(String language, String kind, String id) {
        return titles.getOrDefault(language, Map.of()).getOrDefault(kind + "." + id, id);
    }
}
