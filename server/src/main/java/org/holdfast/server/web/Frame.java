package org.holdfast.server.web;

import java.util.List;
import java.util.stream.Collectors;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page: who reads it and in which language, where in the site it is, and what the last request led to.
 *
 * @param organisation the office that runs the server; empty when nobody has said
 * @param reader who is signed in; null on the pages before
 * @param here the part of the site; null when it is none
 * @param csrf the token that forms carry
 * @param notice what to say at the top
 */
public record Frame(
        String organisation,
        Texts texts,
        Figures figures,
        @Nullable Actor reader,
        @Nullable Navigation here,
        Csrf csrf,
        @Nullable Notice notice) {

    /** The name and value of the hidden field that proves that a form is ours. */
    public record Csrf(String name, String value) {}

    /**
     * What came of a request, in words.
     *
     * @param done false when it was refused
     */
    public record Notice(boolean done, String text) {}

    /** The text of that key in the reader's language. */
    public String t(String key, Object... values) {
        return texts.text(key, values);
    }

    /** The word for an id that a pack or a register may have added to. */
    public String word(String group, String id) {
        return texts.word(group, id);
    }

    /** The words for ids, one after the other. */
    public String words(String group, List<String> ids) {
        return ids.stream()
                .map(id -> word(group, id))
                .collect(Collectors.joining(texts.language().startsWith("zh") ? "、" : ", "));
    }

    /** Whether the reader decides on signals. */
    public boolean decidesOnSignals() {
        return reader != null && reader.role().decidesOnSignals();
    }

    /** Whether the reader changes households. */
    public boolean changesHouseholds() {
        return reader != null && reader.role().changesHouseholds();
    }
}
