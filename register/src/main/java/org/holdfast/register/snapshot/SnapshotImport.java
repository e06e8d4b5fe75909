package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.holdfast.column.Dictionary;
import org.holdfast.column.Table;
import org.holdfast.register.Hands;
import org.holdfast.register.Progress;
import org.holdfast.register.ReadOptions;
import org.holdfast.register.RecordSink;
import org.holdfast.register.RegisterAccount;
import org.holdfast.register.RegisterScan;
import org.holdfast.register.RejectedRows;
import org.holdfast.register.ScannedTable;
import org.holdfast.register.UnreadableRegister;
import org.holdfast.register.spill.SortedRecords;
import org.holdfast.register.spill.Spill;

/**
 * Makes a snapshot of a register that need not fit into memory, with the same accepted rows, rejected rows and findings
 * that {@link org.holdfast.register.RegisterReader} has.
 *
 * <p>Every table is read once. Households are sorted and cut into partitions; the rows that name them are put to their
 * partition. Then identifiers used twice are found among all partitions, and the partitions are put together one by
 * one. What does not fit into memory meanwhile lies in a file beside the snapshot.
 */
public final class SnapshotImport {
    private static final String WORK = "import.work";
    private final Workload workload;
    private final Spill spill;
    private final Hands hands;
    private final List<RejectionSorter> rejections = new ArrayList<>();
    private final RegisterScan scan;
    private final Progress writing;
    private final Map<String, ScannedTable> tables = new LinkedHashMap<>();
    private final KeyHash hash = KeyHash.seeded();
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private final Map<String, Map<String, Bounds>> bounds = new LinkedHashMap<>();
    private long withoutResident;

    private SnapshotImport(
            Path register, ReadOptions options, Progress writing, Workload workload, Spill spill, Hands hands)
            throws IOException, UnreadableRegister {
        this.workload = workload;
        this.spill = spill;
        this.hands = hands;
        this.writing = writing;
        for (int hand = 0; hand < workload.hands(); hand++) {
            rejections.add(new RejectionSorter(spill, workload.sortBytes()));
        }
        this.scan = new RegisterScan(register, options, rejections.get(0));
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

    static RegisterAccount run(
            Path register,
            ReadOptions options,
            Progress writing,
            Path directory,
            double mostRejected,
            Workload workload)
            throws IOException, UnreadableRegister {
        try (Spill spill = new Spill(directory.resolve(WORK), workload.spillBytes());
                Hands hands = new Hands(workload.hands())) {
            return new SnapshotImport(register, options, writing, workload, spill, hands)
                    .run(options.rejectedCsv(), directory, mostRejected);
        } catch (ArithmeticException | OutOfMemoryError tooLarge) {
            throw new UnreadableRegister(
                    register + " does not fit into memory: too many rows name one household; give Java more memory"
                            + " (-Xmx)",
                    tooLarge);
        }
    }

    private RegisterAccount run(Path rejectedCsv, Path directory, double mostRejected)
            throws IOException, UnreadableRegister {
        int decimals = SnapshotWriter.decimals(scan.currency());
        SnapshotSeal seal = new SnapshotSeal(directory, decimals);
        Table place = scan.whole("place");
        Dictionary places = PlaceCodes.of(place);
        accepted.put("place", (long) place.rows());
        seal.write(place, places);
        Partitions partitions = scanHouseholds();
        ScannedTable household = Objects.requireNonNull(tables.remove("household"));
        for (String table : SnapshotWriter.CHILDREN) {
            if (scan.has(table)) {
                scanChildren(table, partitions);
            }
        }
        for (String table : List.of("series", "hazard")) {
            if (scan.has(table)) {
                Table whole = scan.whole(table);
                accepted.put(table, (long) whole.rows());
                seal.write(whole, places);
            }
        }
        Written written = write(household, places, partitions, decimals, seal.households());
        RegisterAccount account = account(rejectedCsv);
        if (account.tablesOver(mostRejected).isEmpty()) {
            seal.seal(account, partitions.households(), written.bytes, written.checksum);
        } else {
            seal.discard();
        }
        return account;
    }

    /** How long the file of the households is, and the checksum of what is no body in it. */
    private record Written(long bytes, int checksum) {}

    private Written write(ScannedTable household, Dictionary places, Partitions partitions, int decimals, Path file)
            throws IOException {
        KeyBuckets persons = findDuplicates(partitions);
        TableShape shape = new TableShape(household, places);
        List<TableShape> children = tables.values().stream()
                .map(table -> new TableShape(table, places))
                .toList();
        FileForm form = new FileForm(
                shape.form(), children.stream().map(TableShape::form).toList(), decimals);
        try (ArrowFileWriter writer = new ArrowFileWriter(file, form)) {
            write(partitions, shape, children, persons, writer);
            int checksum = writer.finish(form.within(bounds));
            return new Written(writer.bytes(), checksum);
        }
    }

    private Partitions scanHouseholds() throws IOException, UnreadableRegister {
        List<HouseholdSink> sinks = new ArrayList<>();
        for (int hand = 0; hand < workload.hands(); hand++) {
            sinks.add(new HouseholdSink(spill, workload.sortBytes(), hand));
        }
        scan("household", sinks);
        SortedRecords sorted =
                SortedRecords.of(sinks.stream().map(HouseholdSink::sorter).toList());
        Partitions partitions = Partitions.of(sorted, spill, workload, rejections.get(0));
        accepted.put("household", partitions.households());
        return partitions;
    }

    private void scanChildren(String table, Partitions partitions) throws IOException, UnreadableRegister {
        int buffer = Workload.bufferBytes((long) partitions.list().size() * workload.hands());
        Splitters splitters = partitions.splitters();
        List<ChildSink> sinks = new ArrayList<>();
        for (int hand = 0; hand < workload.hands(); hand++) {
            sinks.add(new ChildSink(partitions.list(), splitters, table, hand, buffer));
        }
        scan(table, sinks);
        for (ChildSink sink : sinks) {
            sink.finish();
        }
    }

    private void scan(String table, List<? extends RecordSink> sinks) throws IOException, UnreadableRegister {
        tables.put(table, scan.scan(table, hands, sinks, rejections, Forms.MOST_TEXTS, workload.blockBytes()));
    }

    /** Finds the rows of all partitions that repeat an identifier, and so which persons there are. */
    private KeyBuckets findDuplicates(Partitions partitions) throws IOException {
        KeyBuckets persons = keys("person");
        eachPartition(partitions, persons, PartitionWorker::takePersonKeys);
        findDuplicates(persons, partitions);
        for (String table : List.of("event", "assistance")) {
            if (tables.containsKey(table)) {
                KeyBuckets keys = keys(table);
                eachPartition(partitions, persons, (worker, partition) -> worker.takeKeys(partition, table, keys));
                findDuplicates(keys, partitions);
            }
        }
        return persons;
    }

    private void findDuplicates(KeyBuckets keys, Partitions partitions) throws IOException {
        keys.finish();
        AtomicInteger next = new AtomicInteger();
        eachHand(hand -> {
            for (int bucket = next.getAndIncrement(); bucket < keys.buckets(); bucket = next.getAndIncrement()) {
                keys.findDuplicates(bucket, partitions.list());
            }
        });
    }

    private KeyBuckets keys(String table) {
        long rows = Objects.requireNonNull(tables.get(table)).rows();
        return new KeyBuckets(table, rows, workload.hands(), spill);
    }

    private void eachPartition(Partitions partitions, KeyBuckets persons, PartitionTask task) throws IOException {
        AtomicInteger next = new AtomicInteger();
        List<Partition> all = partitions.list();
        eachHand(hand -> {
            PartitionWorker worker = worker(hand, persons);
            for (int number = next.getAndIncrement(); number < all.size(); number = next.getAndIncrement()) {
                task.run(worker, all.get(number));
            }
        });
    }

    private void write(
            Partitions partitions,
            TableShape household,
            List<TableShape> children,
            KeyBuckets persons,
            ArrowFileWriter writer)
            throws IOException {
        List<Piece> pieces = Piece.of(partitions.list(), workload);
        OrderedBatches ordered = new OrderedBatches(writer);
        AtomicInteger next = new AtomicInteger();
        eachHand(hand -> {
            PartitionWorker worker = worker(hand, persons);
            BatchAssembler assembler = new BatchAssembler(worker, household, children);
            try {
                for (int number = next.getAndIncrement();
                        number < pieces.size() && !ordered.hasFailed();
                        number = next.getAndIncrement()) {
                    Piece piece = pieces.get(number);
                    worker.load(piece.partition(), piece.from(), piece.to());
                    ordered.write(number, assembler.assemble(piece.from(), piece.to(), workload.batch()));
                    piece.done();
                    wrote(piece, partitions.households());
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                ordered.fail();
                throw e;
            }
            count(assembler);
        });
    }

    private synchronized void wrote(Piece piece, long households) {
        writing.at("household", Math.min(households, piece.endAmongAll()), households);
    }

    private synchronized void count(BatchAssembler assembler) {
        assembler.accepted().forEach((table, rows) -> accepted.merge(table, rows, Long::sum));
        withoutResident += assembler.withoutResident();
        assembler.bounds(bounds);
    }

    private PartitionWorker worker(int hand, KeyBuckets persons) {
        return new PartitionWorker(hand, workload, tables, hash.twin(), persons, rejections.get(hand));
    }

    private void eachHand(HandTask task) throws IOException {
        List<Callable<Void>> work = new ArrayList<>();
        for (int hand = 0; hand < workload.hands(); hand++) {
            int number = hand;
            work.add(() -> {
                task.run(number);
                return null;
            });
        }
        hands.run(work);
    }

    private RegisterAccount account(Path rejectedCsv) throws IOException, UnreadableRegister {
        try (RejectedRows rejected = new RejectedRows(rejectedCsv)) {
            Map<String, SortedMap<String, Long>> counts = RejectionSorter.write(rejections, rejected);
            return scan.account(accepted, counts, withoutResident);
        }
    }

    /** What one of the hands does. */
    @FunctionalInterface
    private interface HandTask {
        void run(int hand) throws IOException;
    }

    /** What is done with each partition. */
    @FunctionalInterface
    private interface PartitionTask {
        void run(PartitionWorker worker, Partition partition) throws IOException;
    }
}
