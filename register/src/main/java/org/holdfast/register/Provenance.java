package org.holdfast.register;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where the data of a register come from and on what terms they may be used. */
public record Provenance(List<Licence> licences, List<Source> sources) {
    public static final Provenance UNSTATED = new Provenance(List.of(), List.of());

    /** Terms of use: an identifier such as {@code CC-BY-4.0}, or the address of the text, or both. */
    public record Licence(
            @Nullable String name,
            @Nullable String path,
            @Nullable String title) {}

    /** Something the data were taken from. */
    public record Source(@Nullable String title, @Nullable String path) {}
}
