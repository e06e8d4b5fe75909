package org.holdfast.policy.checked;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.holdfast.policy.source.Fault;
import org.jspecify.annotations.Nullable;

/**
 * Says that an operator or function does not take what it was given, and what to write instead.
 *
 * @param function as CEL names it, such as {@code _<_} or {@code age}
 * @param types of what it was given; a list's own type first for member functions
 * @param candidates what it takes, in CEL's words
 */
record OverloadMessage(String function, List<String> types, String candidates) {
    private static final Set<String> CONDITIONS = Set.of("&&", "||", "?:");

    /** The types of {@code (a, list(b))} or {@code list(a).(b)}. */
    static List<String> types(String shown) {
        String flat = shown.endsWith(".()") ? "(" + shown.substring(0, shown.length() - 3) + ")" : shown;
        List<String> types = new ArrayList<>();
        for (String type : flat.replaceAll("^\\(|\\)$", "").split(", ", -1)) types.add(type);
        return types;
    }

    CelMessages.Message message(String expression, int offset) {
        boolean named = function.matches("[a-z][a-z_]*");
        String sign = named ? function : function.replaceAll("[_@]", "");
        if (CONDITIONS.contains(sign) && expression.startsWith("(", offset)) {
            String type = types.get(sign.equals("?:") ? 0 : 1);
            return new CelMessages.Message(
                    Fault.WRONG_TYPE,
                    offset,
                    "the condition of a list operation is true or false, not " + type,
                    "compare it with something");
        }
        String fix = fix(sign);
        if (fix == null && named) {
            fix = "it takes " + candidates.replace("),(", ") or (").replaceAll("^\\(|\\)$|\\)(?= or)|(?<=or )\\(", "");
        }
        return new CelMessages.Message(
                Fault.WRONG_TYPE, offset, "'" + sign + "' does not take " + String.join(" and ", types), fix);
    }

    private @Nullable String fix(String sign) {
        if (types.contains("null")) {
            return "packs have no null; an unknown value makes its condition unknown by itself";
        }
        if (types.stream().anyMatch(type -> type.startsWith("list("))) {
            return sign.equals("?:")
                    ? null
                    : "take a figure of the list: .map(x, …).sum(), .count(), or ask .exists(x, …)";
        }
        if (types.contains("date") && types.contains("string")) {
            return "a date is written date('2024-06-30')";
        }
        if (types.contains("month") && types.contains("string")) {
            return "a month is written month('2024-06')";
        }
        if (types.contains("month") && types.contains("date")) {
            return "write month(d) for the month of a date";
        }
        boolean money = types.get(0).equals("money");
        return switch (sign) {
            case "/" ->
                money
                        ? types.get(types.size() - 1).equals("money") ? "write ratio(a, b)" : "write per_head(m, n)"
                        : null;
            case "?:" -> types.contains("money") ? "both sides must be money: use a parameter" : null;
            default -> null;
        };
    }
}
