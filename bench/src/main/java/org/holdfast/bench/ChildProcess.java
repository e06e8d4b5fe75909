package org.holdfast.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A Java process of its own, with the memory Holdfast itself is given. */
public final class ChildProcess {
    private static final String HEAP = "1400m";
    private static final int NATIVE_ACCESS_ASKED = 22;

    private ChildProcess() {}

    /** The class path of this process. */
    public static String classPath() {
        return System.getProperty("java.class.path");
    }

    /** Runs a main class to its end; it prints where this process does. A failure is an {@link IOException}. */
    public static void run(String classPath, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        run(HEAP, classPath, mainClass, arguments);
    }

    /** The same with another heap, written as {@code -Xmx} takes it. */
    public static void run(String heap, String classPath, String mainClass, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                "-Dfile.encoding=UTF-8",
                "-Dholdfast.home=" + System.getProperty("holdfast.home", ".")));
        if (Runtime.version().feature() >= NATIVE_ACCESS_ASKED) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", classPath, mainClass));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).inheritIO().start();
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IOException(
                        mainClass + " " + arguments.get(0) + " ended with exit code " + exitCode + ": see above");
            }
        } finally {
            process.destroy();
        }
    }
}
