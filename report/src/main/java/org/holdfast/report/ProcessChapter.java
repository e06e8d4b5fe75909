package org.holdfast.report;

import java.util.List;
import java.util.stream.Stream;
import org.holdfast.policy.pack.Process;

/** The chapter of a pack page on casework: states, the steps between them, who takes them, and by when. */
final class ProcessChapter {
    private final PackView view;
    private final Voices voices;
    private final Process process;

    ProcessChapter(PackView view) {
        this.view = view;
        this.voices = view.voices();
        this.process = view.pack().process();
    }

    Chapter chapter() {
        return new Chapter("process", Markup.NOTHING, List.of(states(), transitions(), roles(), clocks(), signals()));
    }

    private Chapter.Entry states() {
        return entry(
                "states",
                List.of("state", "transitions"),
                process.states().stream().map(this::state).toList());
    }

    private List<Markup> state(Process.State state) {
        Markup mark =
                state.start() ? voices.say("state.start") : state.end() ? voices.say("state.end") : Markup.NOTHING;
        List<Markup> steps = process.transitions().stream()
                .filter(step -> step.from().equals(state.id()))
                .map(step -> Markup.of(
                        voices.link("transition", step.id()), Markup.text(" → "), voices.link("state", step.to())))
                .toList();
        return List.of(
                Markup.of(
                        defined("state", state.id()),
                        Markup.text(" "),
                        Markup.tag("span").with("class", "note").around(mark)),
                view.list(steps));
    }

    private Chapter.Entry transitions() {
        return entry(
                "transitions",
                List.of("transition", "transition.from", "transition.to", "transition.by", "transition.clock"),
                process.transitions().stream().map(this::transition).toList());
    }

    private List<Markup> transition(Process.Transition step) {
        String clock = step.clock();
        return List.of(
                defined("transition", step.id()),
                voices.link("state", step.from()),
                voices.link("state", step.to()),
                view.links("role", step.by()),
                clock == null ? Markup.NOTHING : voices.link("clock", clock));
    }

    private Chapter.Entry roles() {
        return entry(
                "roles",
                List.of("role", "role.steps"),
                process.roles().stream()
                        .map(role -> List.of(
                                defined("role", role),
                                view.links("transition", steps(role).toList())))
                        .toList());
    }

    private Stream<String> steps(String role) {
        return process.transitions().stream()
                .filter(step -> step.by().contains(role))
                .map(Process.Transition::id);
    }

    private Chapter.Entry clocks() {
        return entry(
                "clocks",
                List.of("clock", "clock.days", "source"),
                process.clocks().stream()
                        .map(clock -> List.of(
                                defined("clock", clock.id()),
                                Markup.text(String.valueOf(clock.days())),
                                Markup.text(clock.source())))
                        .toList());
    }

    private Chapter.Entry signals() {
        Process.Signals signals = process.signals();
        String from = signals.fromLevel();
        return entry(
                "signals",
                List.of("signals.from", "signals.settle", "signals.check"),
                List.of(List.of(
                        from == null ? Markup.NOTHING : voices.title("level", from),
                        Markup.text(String.valueOf(signals.settleDays())),
                        Markup.text(String.valueOf(signals.checkDays())))));
    }

    private Markup defined(String kind, String id) {
        Markup title = Markup.tag("span").with("id", Anchor.of(kind, id).name()).around(voices.title(kind, id));
        return Markup.of(title, Markup.text(" "), Markup.tag("code").text(id));
    }

    private Chapter.Entry entry(String part, List<String> heads, List<List<Markup>> rows) {
        return new Chapter.Entry(Anchor.of("process", part), voices.say(part), "", view.table(heads, rows));
    }
}
