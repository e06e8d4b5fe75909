package org.holdfast.policy.source;

import java.util.Locale;

/** The kinds of fault a pack can have; the number is stable across versions. */
public enum Fault {
    UNREADABLE(100),
    BAD_YAML(101),
    UNKNOWN_KEY(102),
    MISSING_KEY(103),
    WRONG_VALUE(104),
    DUPLICATE_ID(105),
    CEL_SYNTAX(106),
    UNKNOWN_NAME(107),
    WRONG_TYPE(108),
    CYCLE(109),
    DECLARED_LATER(110),
    UNKNOWN_SEVERITY(111),
    MISSING_TRANSLATION(112),
    NO_VALUE_AT_DATE(113),
    UNREACHABLE_ROW(114),
    UNKNOWN_OPTION(115),
    UNKNOWN_REFERENCE(116),
    NOT_IN_LANGUAGE(117),
    UNUSED_TRANSLATION(118);

    private final int number;

    Fault(int number) {
        this.number = number;
    }

    public String code() {
        return String.format(Locale.ROOT, "HF-%04d", number);
    }
}
