package org.holdfast.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** A command run in process: its exit code and what it printed. */
public record CommandRun(int exitCode, String out, String err) {
    public static CommandRun of(Object... arguments) {
        System.setProperty("holdfast.home", "..");
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] texts =
                java.util.Arrays.stream(arguments).map(Object::toString).toArray(String[]::new);
        int exitCode = Holdfast.run(new PrintWriter(out, true), new PrintWriter(err, true), texts);
        return new CommandRun(exitCode, out.toString(), err.toString());
    }
}
