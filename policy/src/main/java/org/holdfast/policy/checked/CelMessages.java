package org.holdfast.policy.checked;

import java.util.List;
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
    private static final Pattern ROW_TYPE =
            Pattern.compile("type 'type\\(([a-z]*)\\)' does not support field selection");
    private static final Pattern FIELD = Pattern.compile("undefined field '([^']*)'.*");
    private static final Pattern OVERLOAD = Pattern.compile(
            "found no matching overload for '([^']*)' applied to '(.*)' \\(candidates: (.*)\\)", Pattern.DOTALL);
    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z_0-9]*)\\s*\\.?\\s*$");
    private static final Pattern ASSIGNMENT = Pattern.compile("[^=!<>]=[^=]");
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
        Matcher rowType = ROW_TYPE.matcher(message);
        if (rowType.matches()) {
            return undeclared(rowType.group(1), expression, 0, scope);
        }
        Matcher field = FIELD.matcher(message);
        if (field.matches()) {
            return field(field.group(1), expression, offset, scope);
        }
        Matcher overload = OVERLOAD.matcher(message);
        if (overload.matches()) {
            List<String> types = OverloadMessage.types(overload.group(2));
            return Optional.of(
                    new OverloadMessage(overload.group(1), types, overload.group(3)).message(expression, offset));
        }
        if (message.startsWith("expected type")) {
            return Optional.of(new Message(Fault.WRONG_TYPE, offset, message, null));
        }
        String fix = ASSIGNMENT.matcher(expression).find() ? "equality is written ==" : null;
        return Optional.of(new Message(Fault.CEL_SYNTAX, offset, "this is not an expression: " + syntax(message), fix));
    }

    private static String syntax(String message) {
        if (message.contains("recursion limit")) {
            return "it is nested too deeply; say parts of it as facts";
        }
        if (message.startsWith("For input string")) {
            return "this number is too large";
        }
        return message.replaceAll("expecting [{<].*", "")
                .replace("token recognition error at:", "unexpected")
                .replaceAll("mismatched input '<EOF>'", "it ends too early")
                .replace("at '<EOF>'", "at the end")
                .strip();
    }

    private Optional<Message> undeclared(String name, String expression, int offset, Names.Scope scope) {
        if (excused.test(name) || boundByUnknownMacro(name, expression)) {
            return Optional.empty();
        }
        if (outOfSight(name, scope)) {
            return Optional.of(notInSight(name, offset));
        }
        int after = expression.indexOf(name, offset);
        int at = after >= 0 ? after : Math.max(0, expression.lastIndexOf(name, offset));
        boolean called = expression.startsWith("(", at + name.length());
        return Optional.of(new Message(
                Fault.UNKNOWN_NAME,
                at,
                "unknown " + (called ? "function" : "name") + " '" + name + "'",
                called ? Suggestion.didYouMean(name, CelLanguage.FUNCTIONS) : meant(name, scope)));
    }

    private static boolean outOfSight(String name, Names.Scope scope) {
        return scope == Names.Scope.FACT && name.equals("indicator")
                || scope != Names.Scope.DECISION && name.matches("count|unknown|level|category|score");
    }

    private static Message notInSight(String name, int offset) {
        String where =
                name.equals("indicator") ? "it may be used in decisions and measures" : "it may be used in decisions";
        return new Message(Fault.UNKNOWN_NAME, offset, "'" + name + "' is not in sight here", where);
    }

    private @Nullable String meant(String name, Names.Scope scope) {
        if (names.parameters().containsKey(name)) {
            return "a parameter is written 'param." + name + "'";
        }
        return names.columns("household").containsKey(name)
                ? "a column is written 'household." + name + "'"
                : Suggestion.didYouMean(name, names.bareNames(scope));
    }

    /** Whether a name is only unknown because the list operation that would bind it is misspelt. */
    private static boolean boundByUnknownMacro(String name, String expression) {
        Matcher call = Pattern.compile("\\.\\s*(\\w+)\\s*\\(\\s*" + Pattern.quote(name) + "\\s*,")
                .matcher(expression);
        return call.find() && !CelLanguage.FUNCTIONS.contains(call.group(1));
    }

    private Optional<Message> field(String name, String expression, int offset, Names.Scope scope) {
        Matcher before = PREFIX.matcher(expression.substring(0, Math.min(expression.length(), offset)));
        String prefix = before.find() ? before.group(1) : "";
        if (outOfSight(prefix, scope)) {
            return Optional.of(notInSight(prefix, before.start(1)));
        }
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
}
