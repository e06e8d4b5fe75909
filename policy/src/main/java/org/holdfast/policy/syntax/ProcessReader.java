package org.holdfast.policy.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.holdfast.policy.pack.Process;
import org.holdfast.policy.source.Fault;
import org.holdfast.policy.source.Issues;
import org.holdfast.policy.source.Suggestion;
import org.holdfast.policy.source.Text;
import org.holdfast.policy.source.YamlNode;
import org.jspecify.annotations.Nullable;

/** Reads process.yaml and checks that its steps name states, roles and clocks that exist. */
final class ProcessReader {
    private static final String FILE = "process.yaml";
    private final Issues issues;
    private final Unread unread;

    ProcessReader(Issues issues, Unread unread) {
        this.issues = issues;
        this.unread = unread;
    }

    Process read(Fields fields) {
        List<Text> roles = fields.texts("roles");
        Set<String> seen = new HashSet<>();
        for (Text role : roles) {
            Fields.requireId(role, issues);
            distinct(role, seen);
        }
        Set<String> roleIds = roles.stream().map(Text::value).collect(Collectors.toSet());
        List<Process.State> states = each(fields, "states", this::state);
        Set<String> stateIds = states.stream().map(Process.State::id).collect(Collectors.toSet());
        List<Process.Clock> clocks = each(fields, "clocks", this::clock);
        Set<String> clockIds = clocks.stream().map(Process.Clock::id).collect(Collectors.toSet());
        List<Process.Transition> transitions =
                each(fields, "transitions", step -> transition(step, stateIds, roleIds, clockIds));
        if (states.stream().noneMatch(Process.State::start) && !unread.mayDeclare(FILE, "start")) {
            issues.add(Fault.MISSING_KEY, fields.where(), "no state is a start", "give one state 'start: true'");
        }
        Process.Signals signals = fields.find("signals")
                .flatMap(node -> Fields.of(node, "signals", issues))
                .map(this::signals)
                .orElse(Process.Signals.STANDARD);
        fields.close();
        return new Process(roles.stream().map(Text::value).toList(), states, transitions, clocks, signals);
    }

    private Process.Signals signals(Fields fields) {
        Text from = fields.optional("from_level");
        Process.Signals signals = new Process.Signals(
                from == null ? null : from.value(),
                days(fields, "settle_days", Process.Signals.STANDARD.settleDays()),
                days(fields, "check_days", Process.Signals.STANDARD.checkDays()));
        fields.close();
        return signals;
    }

    private int days(Fields fields, String key, int standard) {
        Text days = fields.optional(key);
        return days == null ? standard : days(key, days, 0, standard);
    }

    private int days(String key, Text days, int least, int otherwise) {
        if (days.value().matches("0|[1-9][0-9]{0,3}") && Integer.parseInt(days.value()) >= least) {
            return Integer.parseInt(days.value());
        }
        issues.add(
                Fault.WRONG_VALUE,
                days,
                "'" + key + "' is a whole number from " + least + " to 9999, found '" + days + "'",
                null);
        return otherwise;
    }

    private Process.@Nullable State state(Fields fields) {
        Text id = fields.id();
        boolean start = fields.flag("start");
        boolean end = fields.flag("end");
        return id == null ? null : new Process.State(id.value(), start, end);
    }

    private Process.@Nullable Clock clock(Fields fields) {
        Text id = fields.id();
        Text days = fields.required("days");
        Text source = fields.optional("source");
        if (id == null || days == null) {
            return null;
        }
        return new Process.Clock(id.value(), days("days", days, 1, 1), source == null ? "" : source.value());
    }

    private Process.@Nullable Transition transition(
            Fields fields, Set<String> states, Set<String> roles, Set<String> clocks) {
        Text id = fields.id();
        Text from = fields.required("from");
        Text to = fields.required("to");
        List<Text> by = fields.texts("by");
        Text clock = fields.optional("clock");
        if (id == null || from == null || to == null) {
            return null;
        }
        named(from, "state", states);
        named(to, "state", states);
        by.forEach(role -> named(role, "role", roles));
        if (clock != null) {
            named(clock, "clock", clocks);
        }
        return new Process.Transition(
                id.value(),
                from.value(),
                to.value(),
                by.stream().map(Text::value).toList(),
                clock == null ? null : clock.value());
    }

    private void named(Text name, String what, Set<String> known) {
        if (!known.contains(name.value()) && !unread.mayDeclare(FILE, name.value())) {
            issues.add(
                    Fault.UNKNOWN_REFERENCE,
                    name,
                    "the process has no " + what + " '" + name + "'",
                    Suggestion.didYouMean(name.value(), known));
        }
    }

    private void distinct(Text id, Set<String> seen) {
        if (!seen.add(id.value())) {
            issues.add(Fault.DUPLICATE_ID, id, "'" + id + "' is declared twice", "give one of them another id");
        }
    }

    private <T> List<T> each(Fields fields, String key, Function<Fields, @Nullable T> reader) {
        List<T> list = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (YamlNode node : fields.nodes(key)) {
            Fields.of(node, "an item of " + key, issues).ifPresent(item -> {
                T value = reader.apply(item);
                item.find("id").ifPresent(id -> distinct(id.where(), seen));
                item.close();
                if (value != null) {
                    list.add(value);
                }
            });
        }
        return list;
    }
}
