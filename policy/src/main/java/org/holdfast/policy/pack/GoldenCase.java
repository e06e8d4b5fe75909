package org.holdfast.policy.pack;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A golden household of a pack: what is known of it, and what must come out. Cells are texts as in a CSV register; a
 * null or missing cell is unknown, and a missing table too.
 *
 * @param where file and line, for messages
 * @param tables rows by register table, {@code household} with its one row and {@code place} included
 * @param given facts set by hand instead of computed; null is unknown
 * @param expect what must come out, by key: a text, a list of texts or a map from id to text
 */
public record GoldenCase(
        String name,
        String where,
        String asOf,
        Map<String, List<Map<String, @Nullable String>>> tables,
        Map<String, @Nullable String> given,
        Map<String, Object> expect) {}
