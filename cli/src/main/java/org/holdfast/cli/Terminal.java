package org.holdfast.cli;

import java.io.PrintWriter;
import java.util.Locale;
import org.holdfast.register.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What a command says while it works: a moving bar on a terminal, plain lines elsewhere, nothing when quiet. */
final class Terminal {
    private static final long STILL_MILLISECONDS = 5000;
    private static final long MOVING_MILLISECONDS = 100;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = {"-q", "--quiet"},
            description = "Say nothing but errors.")
    private boolean quiet;

    @Option(names = "--verbose", description = "Say more, and print the stack trace of an error.")
    private boolean verbose;

    private final boolean moving = System.console() != null && System.getenv("CI") == null;
    private long last;
    private String shown = "";

    PrintWriter out() {
        return command.commandLine().getOut();
    }

    /** Says a line about the work; not part of the result. */
    void say(String line) {
        if (!quiet) {
            clear();
            err().println(line);
            err().flush();
        }
    }

    /** Says a line that only matters to somebody who looks for a fault. */
    void detail(String line) {
        if (verbose) {
            say(line);
        }
    }

    /** Shows how far the work has come. */
    void progress(String what, long done, long total) {
        long now = System.nanoTime() / 1_000_000;
        if (quiet || now - last < (moving ? MOVING_MILLISECONDS : STILL_MILLISECONDS)) {
            return;
        }
        boolean first = last == 0;
        last = now;
        int percent = total <= 0 ? 0 : (int) Math.min(100, done * 100 / total);
        if (moving) {
            String bar = "#".repeat(percent / 4) + ".".repeat(25 - percent / 4);
            shown = String.format(Locale.ROOT, "%-22s [%s] %3d %%", what, bar, percent);
            err().print("\r" + shown);
            err().flush();
        } else if (!first) {
            err().println(what + " " + percent + " %");
            err().flush();
        }
    }

    /** The progress of reading a register. */
    Progress reading() {
        return (table, done, total) -> progress("reading " + table, done, total);
    }

    private void clear() {
        if (!shown.isEmpty()) {
            err().print("\r" + " ".repeat(shown.length()) + "\r");
            shown = "";
        }
    }

    /** Ends the bar, so that what follows starts on a clean line. */
    void done() {
        clear();
        err().flush();
    }

    private PrintWriter err() {
        return command.commandLine().getErr();
    }
}
