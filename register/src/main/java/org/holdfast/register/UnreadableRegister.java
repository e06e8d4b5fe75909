package org.holdfast.register;

import org.jspecify.annotations.Nullable;

/** A register, or a file of it, that cannot be read at all: one line that says what, where and what to do. */
public final class UnreadableRegister extends Exception {
    private static final long serialVersionUID = 1;

    public UnreadableRegister(String message) {
        super(oneLine(message));
    }

    public UnreadableRegister(String message, @Nullable Throwable cause) {
        super(oneLine(message), cause);
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
