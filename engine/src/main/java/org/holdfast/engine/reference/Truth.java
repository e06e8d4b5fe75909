package org.holdfast.engine.reference;

import org.jspecify.annotations.Nullable;

/** Three-valued logic (Kleene's strong logic of indeterminacy): null is unknown. */
final class Truth {
    private Truth() {}

    static @Nullable Boolean not(@Nullable Boolean operand) {
        return operand == null ? null : (Boolean) !operand;
    }

    static @Nullable Boolean and(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.FALSE.equals(left) || Boolean.FALSE.equals(right)) {
            return false;
        }
        return left == null || right == null ? null : Boolean.TRUE;
    }

    static @Nullable Boolean or(@Nullable Boolean left, @Nullable Boolean right) {
        if (Boolean.TRUE.equals(left) || Boolean.TRUE.equals(right)) {
            return true;
        }
        return left == null || right == null ? null : Boolean.FALSE;
    }
}
