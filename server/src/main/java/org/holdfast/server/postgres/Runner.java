package org.holdfast.server.postgres;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How programs of PostgreSQL are run. They refuse to run as root; for root another user is taken by setpriv, or a user
 * namespace, or su, whichever works here.
 */
final class Runner {
    private static final Path SETPRIV = Path.of("/usr/bin/setpriv");
    private static final List<String> USERS = List.of("holdfast", "postgres", "nobody");

    private enum Way {
        DIRECT,
        SETPRIV,
        NAMESPACE,
        SU
    }

    /** A line of /etc/passwd. */
    private record User(String name, String uid, String gid) {}

    private final Way way;
    private final @Nullable User user;

    private Runner(Way way, @Nullable User user) {
        this.way = way;
        this.user = user;
    }

    /** The way that works for the programs and the data; the data are given to the user it runs them as. */
    static Runner choose(Path programs, Path data) throws IOException {
        if (!isRoot()) {
            return new Runner(Way.DIRECT, null);
        }
        User user = user(data);
        for (Way way : List.of(Way.SETPRIV, Way.NAMESPACE, Way.SU)) {
            Runner runner = new Runner(way, user);
            if (runner.reaches(programs, data)) {
                give(data, way == Way.NAMESPACE ? "root" : user.name());
                return runner;
            }
        }
        throw new IOException("PostgreSQL does not run as root, and no other user can reach " + data
                + ": install util-linux (setpriv), start Holdfast as an ordinary user, or name a database with --db");
    }

    private boolean reaches(Path programs, Path data) {
        try {
            // the paths are arguments of the shell, not part of its script
            return run(
                            List.of(
                                    "sh",
                                    "-c",
                                    "test -x \"$1\" && test -x \"$2\"",
                                    "sh",
                                    programs.resolve("bin/postgres").toString(),
                                    String.valueOf(data.getParent())),
                            10)
                    == 0;
        } catch (IOException notThere) {
            return false;
        }
    }

    private static User user(Path data) throws IOException {
        int owner = (Integer) Files.getAttribute(data, "unix:uid");
        if (owner != 0) {
            return users(u -> u.uid().equals(Integer.toString(owner)))
                    .orElseThrow(() -> new IOException(
                            "The owner " + owner + " of " + data + " is no user of this machine: give it to one"));
        }
        for (String name : USERS) {
            Optional<User> found = users(u -> u.name().equals(name));
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new IOException("PostgreSQL does not run as root and there is no user " + String.join(", ", USERS)
                + ": make one named holdfast");
    }

    private static Optional<User> users(java.util.function.Predicate<User> wanted) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"), StandardCharsets.UTF_8)) {
            return lines.map(line -> line.split(":", -1))
                    .filter(fields -> fields.length > 3)
                    .map(fields -> new User(fields[0], fields[2], fields[3]))
                    .filter(wanted)
                    .findFirst();
        }
    }

    private static void give(Path tree, String name) throws IOException {
        UserPrincipal to = tree.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
        try (Stream<Path> all = Files.walk(tree)) {
            all.forEach(path -> give(path, to));
        } catch (UncheckedIOException failed) {
            throw failed.getCause();
        }
    }

    private static void give(Path path, UserPrincipal to) {
        try {
            if (!Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).equals(to)) {
                Files.setAttribute(path, "posix:owner", to, LinkOption.NOFOLLOW_LINKS);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Gives a file to the user the programs run as. */
    void hand(Path file) throws IOException {
        if (user != null && way != Way.NAMESPACE) {
            give(file, user.name());
        }
    }

    /** The command as that user; it is interrupted when the thread that starts it ends, where the system can do that. */
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>();
        User other = user;
        if (other == null) {
            if (Files.isExecutable(SETPRIV)) {
                command.addAll(List.of("setpriv", "--pdeathsig", "INT", "--"));
            }
        } else {
            command.addAll(
                    switch (way) {
                        case SETPRIV ->
                            List.of(
                                    "setpriv",
                                    "--reuid=" + other.name(),
                                    "--regid=" + other.gid(),
                                    "--clear-groups",
                                    "--no-new-privs",
                                    "--pdeathsig",
                                    "INT",
                                    "--");
                        case NAMESPACE -> List.of("unshare", "-U", "--", "setpriv", "--pdeathsig", "INT", "--");
                        case SU -> List.of("su", other.name(), "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", "--");
                        case DIRECT -> List.<String>of();
                    });
        }
        command.addAll(program);
        return command;
    }

    /** Runs a program to its end; 0 is success. */
    int run(List<String> program, int seconds) throws IOException {
        return finish(command(program), seconds);
    }

    /** Sends a signal, as ourselves. */
    static void signal(String name, long pid) throws IOException {
        finish(List.of("kill", "-" + name, Long.toString(pid)), 5);
    }

    private static int finish(List<String> command, int seconds) throws IOException {
        Process process = new ProcessBuilder(command)
                .directory(new File("/"))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(command.get(0) + " took longer than " + seconds + " s");
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + command.get(0) + " ran", interrupted);
        }
        return process.exitValue();
    }

    private static boolean isRoot() throws IOException {
        return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
    }
}
