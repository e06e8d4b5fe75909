package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Table;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.RegisterScan;
import org.holdfast.register.RejectedRows;
import org.holdfast.register.UnreadableRegister;
import org.jspecify.annotations.Nullable;

/**
 * Makes a snapshot of a register that need not fit into memory, with the same accepted rows, rejected rows and findings
 * that {@link org.holdfast.register.RegisterReader} has.
 *
 * <p>Every table is read once. Households are sorted and cut into partitions; the rows that name them are put to their
 * partition. Then identifiers used twice are found among all partitions, and the partitions are put together one by
 * one. What does not fit into memory meanwhile lies in a file beside the snapshot.
 */
public final class SnapshotImport {
    private final ReadOptions options;
    private final Progress writing;
    private final ImportHands hands;
    private final RegisterScan scan;
    private final int decimals;
    private final @Nullable SnapshotSeal seal;
    private final Map<String, Long> accepted = new LinkedHashMap<>();

    private SnapshotImport(
            Path register, ReadOptions options, Progress writing, ImportHands hands, @Nullable Path directory)
            throws IOException, UnreadableRegister {
        this.options = options;
        this.writing = writing;
        this.hands = hands;
        this.scan = new RegisterScan(register, options, hands.rejections().get(0));
        this.decimals = SnapshotWriter.decimals(scan.currency());
        this.seal = directory == null ? null : new SnapshotSeal(directory, decimals);
    }

    /**
     * Writes a snapshot into a directory that is there; use {@link org.holdfast.register.StagedDirectory} for all or
     * nothing.
     *
     * @param options of which the rejected rows go where they say, which is into the directory
     * @param writing hears how many households were written
     * @param mostRejected percent of the rows of a table: with more there is no snapshot but only the account
     */
    public static RegisterAccount run(
            Path register, ReadOptions options, Progress writing, Path directory, double mostRejected)
            throws IOException, UnreadableRegister {
        return run(register, options, writing, directory, mostRejected, Workload.standard());
    }

    /**
     * Only checks a register and lists its rejected rows.
     *
     * @param judging hears how many households were gone through
     * @param work a directory for what does not fit into memory
     */
    public static RegisterAccount check(Path register, ReadOptions options, Progress judging, Path work)
            throws IOException, UnreadableRegister {
        try (ImportHands hands = new ImportHands(Workload.standard(), work)) {
            return new SnapshotImport(register, options, judging, hands, null).run(100);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw tooLarge(register, tooLarge);
        }
    }

    static RegisterAccount run(
            Path register,
            ReadOptions options,
            Progress writing,
            Path directory,
            double mostRejected,
            Workload workload)
            throws IOException, UnreadableRegister {
        try (ImportHands hands = new ImportHands(workload, directory)) {
            return new SnapshotImport(register, options, writing, hands, directory).run(mostRejected);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw tooLarge(register, tooLarge);
        }
    }

    private static UnreadableRegister tooLarge(Path register, Throwable cause) {
        return new UnreadableRegister(register + " does not fit into memory: give Java more of it (-Xmx)", cause);
    }

    private RegisterAccount run(double mostRejected) throws IOException, UnreadableRegister {
        Table place = scan.whole("place");
        Dictionary places = PlaceCodes.of(place);
        take(place, places);
        ScannedHouseholds households = ScannedHouseholds.of(scan, hands);
        for (String table : List.of("series", "hazard")) {
            if (scan.has(table)) {
                take(scan.whole(table), places);
            }
        }
        KeyHash hash = KeyHash.seeded();
        KeyBuckets persons = new Duplicates(households, hands, hash).find();
        HouseholdBatches batches = new HouseholdBatches(households, persons, hash, places, decimals);
        Written written = seal == null ? check(batches) : write(batches, seal.households());
        accepted.put("household", households.partitions().households());
        accepted.putAll(batches.accepted());
        RegisterAccount account = account(batches.withoutResident());
        if (seal != null && account.tablesOver(mostRejected).isEmpty()) {
            seal.seal(account, households.partitions().households(), written.bytes, written.checksum);
        } else if (seal != null) {
            seal.discard();
        }
        return account;
    }

    /** How long the file of the households is, and the checksum of what is no body in it. */
    private record Written(long bytes, int checksum) {}

    private void take(Table surroundings, Dictionary places) throws IOException {
        accepted.put(surroundings.name(), (long) surroundings.rows());
        if (seal != null) {
            seal.write(surroundings, places);
        }
    }

    private Written check(HouseholdBatches batches) throws IOException {
        batches.make(hands, batch -> {}, writing);
        return new Written(0, 0);
    }

    private Written write(HouseholdBatches batches, Path file) throws IOException {
        try (ArrowFileWriter writer = new ArrowFileWriter(file, batches.form())) {
            batches.make(hands, writer::write, writing);
            int checksum = writer.finish(batches.boundedForm());
            return new Written(writer.bytes(), checksum);
        }
    }

    private RegisterAccount account(long withoutResident) throws IOException, UnreadableRegister {
        try (RejectedRows rejected = new RejectedRows(options.rejectedCsv())) {
            Map<String, SortedMap<String, Long>> counts = RejectionSorter.write(hands.rejections(), rejected);
            return scan.account(accepted, counts, withoutResident);
        }
    }
}
