package org.holdfast.policy.checked;

import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Suggestion;
import org.jspecify.annotations.Nullable;

/** Says what CEL's parser and type checker found in words a policy author can act on. */
final class CelMessages {
    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']*)'.*");
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*)' \\(candidates: (.*)\\)", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\.?\\s*$");
    private static final Map<String, String> FUNCTIONS = Map.of("series", "series", "place", "place");
    private final Names names;
    private final Predicate<String> excused;

    CelMessages(Names names, Predicate<String> excused) {
        this.names = names;
        this.excused = excused;
    }

    /** An issue's words and its place in the expression. */
    record Message(
            Fault fault, int offset, String text, @Nullable String fix) {}

    /** The message in our words; empty when the name is excused. */
    Optional<Message> explain(String message, String expression, int offset, Names.Scope scope) {
        Matcher undeclared = UNDECLARED.matcher(message);
        if (undeclared.matches()) {
            return undeclared(undeclared.group(1), expression, offset, scope);
        }
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return field(field.group(1), expression, offset);
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            return Optional.of(overload(overload.group(1), overload.group(2), overload.group(3), offset));
        }
        Fault fault = message.startsWith("expected type") ? Fault.WRONG_TYPE : Fault.CEL_SYNTAX;
        String words = message.replaceAll("expecting \\{.*", "").strip();
        return Optional.of(new Message(
                fault,
                offset,
                (fault == Fault.CEL_SYNTAX ? "this is not an expression: " : "") + words,
                words.contains("'='") || expression.matches(".*[^=!<>]=[^=].*") ? "equality is written ==" : null));
    }

    private Optional<Message> undeclared(String name, String expression, int offset, Names.Scope scope) {
        if (excused.test(name)) {
            return Optional.empty();
        }
        if (name.equals("indicator")
                || scope != Names.Scope.DECISION && name.matches("count|unknown|level|category|score")) {
            return Optional.of(new Message(
                    Fault.UNKNOWN_NAME, offset, "'" + name + "' is not in sight here", "it may be used in decisions"));
        }
        int at = Math.max(0, expression.indexOf(name, Math.max(0, offset)));
        String near = Suggestion.didYouMean(name, names.bareNames(scope));
        if (near == null && names.parameters().containsKey(name)) {
            near = "a parameter is written 'param." + name + "'";
        }
        return Optional.of(new Message(Fault.UNKNOWN_NAME, at, "unknown name '" + name + "'", near));
    }

    private Optional<Message> field(String name, String expression, int offset) {
        Matcher before = PREFIX.matcher(expression.substring(0, Math.min(expression.length(), offset)));
        String prefix = before.find() ? before.group(1) : "";
        if (excused.test(prefix + "." + name)) {
            return Optional.empty();
        }
        String what = switch (prefix) {
            case "param" -> "parameter";
            case "population" -> "population figure";
            case "indicator" -> "indicator";
            case "count", "unknown" -> "severity";
            default -> "column";
        };
        int at = Math.max(offset, expression.indexOf(name, offset));
        Fault fault = what.equals("severity") ? Fault.UNKNOWN_SEVERITY : Fault.UNKNOWN_NAME;
        return Optional.of(new Message(
                fault, at, "unknown " + what + " '" + name + "'", Suggestion.didYouMean(name, names.fields(prefix))));
    }

    private static Message overload(String function, String types, String candidates, int offset) {
        boolean named = function.matches("[a-z][a-z_]*");
        String sign = named ? function : function.replaceAll("[_@]", "");
        String shown = types.replaceAll("[()]", "").replace(", ", " and ");
        String fix = null;
        if (types.equals("(money, money)") && sign.equals("/")) {
            fix = "write ratio(a, b)";
        } else if (types.startsWith("(money") && sign.equals("/")) {
            fix = "write per_head(m, n)";
        } else if (types.contains("money") && sign.equals("?:")) {
            fix = "both sides must be money: use a parameter";
        } else if (types.contains("list(") && !FUNCTIONS.containsKey(sign)) {
            fix = "take a figure of the list: .map(x, …).sum(), .count(), or ask .exists(x, …)";
        }
        if (fix == null && named) {
            fix = "it takes "
                    + candidates.replace("),(", ") or (").replaceAll("[()]", "").replace(",", " and");
        }
        return new Message(Fault.WRONG_TYPE, offset, "'" + sign + "' does not take " + shown, fix);
    }
}
