package org.holdfast.policy.pack;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way a warning takes through casework: states, who may move it from one to the next, and by when. */
public record Process(
        List<String> roles, List<State> states, List<Transition> transitions, List<Clock> clocks, Signals signals) {
    /** A process of a pack that states none. */
    public static final Process NONE = new Process(List.of(), List.of(), List.of(), List.of(), Signals.STANDARD);

    /** A state of a case; a case begins in a start state and is over in an end state. */
    public record State(String id, boolean start, boolean end) {}

    /** A step from one state to another, the roles that may take it, and the clock it stops. */
    public record Transition(
            String id,
            String from,
            String to,
            List<String> by,
            @Nullable String clock) {}

    /**
     * When an assessment opens a signal.
     *
     * @param fromLevel the lowest level that opens one; null is any level but the last of the table
     * @param settleDays for how many days a level must have been lower, or a category gone, before it counts as such: a
     *     household on the line does not flap
     * @param checkDays by when a check of the household begins
     */
    public record Signals(@Nullable String fromLevel, int settleDays, int checkDays) {
        /** Of packs that state nothing. */
        public static final Signals STANDARD = new Signals(null, 30, 3);
    }

    /** A time limit in days. */
    public record Clock(String id, int days, String source) {}
}
