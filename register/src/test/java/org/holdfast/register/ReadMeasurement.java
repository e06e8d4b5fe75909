package org.holdfast.register;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Measures how long a register takes to read and how much heap it needs. */
final class ReadMeasurement {
    private ReadMeasurement() {}

    /** Arguments: directory of the register; how often to read it. */
    public static void main(String[] arguments) throws IOException, UnreadableRegister {
        Path directory = Path.of(arguments[0]);
        for (int pass = 0; pass < Integer.parseInt(arguments[1]); pass++) {
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
            Path rejected = Files.createTempFile("rejected", ".csv");
            long start = System.nanoTime();
            long busy = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            RegisterReading reading =
                    RegisterReader.read(directory, new ReadOptions(null, null, rejected, Progress.SILENT));
            double seconds = (System.nanoTime() - start) / 1e9;
            long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .mapToLong(pool -> pool.getPeakUsage().getUsed())
                    .sum();
            long rows = reading.tables().stream().mapToLong(TableReading::rows).sum();
            System.out.printf(
                    Locale.ROOT,
                    "%d rows, %d rejected, %.2f s (%.2f s of processor), %.2f million rows/s, peak heap %d MB%n",
                    rows,
                    reading.rejected(),
                    seconds,
                    (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - busy) / 1e9,
                    rows / seconds / 1e6,
                    peak >> 20);
            Files.delete(rejected);
        }
    }
}
