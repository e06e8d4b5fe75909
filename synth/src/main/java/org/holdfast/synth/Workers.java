package org.holdfast.synth;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.holdfast.synth.draw.Parameters;
import org.holdfast.synth.household.Households;
import org.holdfast.synth.place.Surroundings;
import org.holdfast.synth.place.Territory;
import org.holdfast.synth.table.Calendar;
import org.holdfast.synth.table.OrderedFiles;
import org.holdfast.synth.table.Tables;

/** Draws villages on several threads and writes them in order; each thread holds one village at a time. */
final class Workers {
    private final Commission commission;
    private final Parameters parameters;
    private final Calendar calendar;
    private final Surroundings surroundings;
    private final Territory territory;
    private final SynthesisProgress progress;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicLong written = new AtomicLong();

    Workers(
            Commission commission,
            Parameters parameters,
            Calendar calendar,
            Surroundings surroundings,
            Territory territory,
            SynthesisProgress progress) {
        this.commission = commission;
        this.parameters = parameters;
        this.calendar = calendar;
        this.surroundings = surroundings;
        this.territory = territory;
        this.progress = progress;
    }

    void write(Path directory) throws IOException {
        ExecutorService threads = Executors.newFixedThreadPool(commission.threads());
        try (OrderedFiles files = new OrderedFiles(directory)) {
            List<Future<Void>> work = new ArrayList<>();
            for (int i = 0; i < commission.threads(); i++) {
                work.add(threads.submit(() -> {
                    work(files);
                    return null;
                }));
            }
            await(work);
        } finally {
            threads.shutdownNow();
        }
    }

    private void work(OrderedFiles files) throws IOException, InterruptedException {
        boolean done = false;
        try {
            Tables tables = new Tables(calendar);
            Households households = new Households(commission.seed(), parameters, calendar, surroundings, tables);
            for (int village = next.getAndIncrement();
                    village < territory.villages() && !files.isStopped();
                    village = next.getAndIncrement()) {
                int size = territory.households(village);
                tables.clear();
                households.draw(territory.county(village), territory.village(village), size);
                files.write(village, tables, () -> progress.at(written.addAndGet(size), commission.households()));
            }
            done = true;
        } finally {
            if (!done) {
                files.stop();
            }
        }
    }

    /** Waits for all; the first fault is what ended the others. */
    private static void await(List<Future<Void>> work) throws IOException {
        for (Future<Void> thread : work) {
            try {
                thread.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException failure) {
                    throw failure;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("Interrupted before the register was whole");
            }
        }
    }
}
