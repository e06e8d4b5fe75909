package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file of a snapshot that is not what Holdfast wrote: one line that says which, why and what to do. */
public final class DamagedSnapshot extends IOException {
    private static final long serialVersionUID = 1;

    DamagedSnapshot(Path file, String what) {
        this(file, what, null);
    }

    DamagedSnapshot(Path file, String what, @Nullable Throwable cause) {
        super(file + " is damaged or not of a snapshot: " + what + ": import the register again", cause);
    }
}
