package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.holdfast.column.Dictionary;
import org.holdfast.register.Progress;

/** Puts households and the rows that name them together, batch by batch, and counts what there is of them. */
final class HouseholdBatches {
    private final ScannedHouseholds households;
    private final KeyBuckets persons;
    private final KeyHash hash;
    private final TableShape household;
    private final List<TableShape> children;
    private final FileForm form;
    private final Map<String, Long> accepted = new LinkedHashMap<>();
    private final Map<String, Map<String, Bounds>> bounds = new LinkedHashMap<>();
    private long withoutResident;

    /** @param persons the identifiers of those that are there */
    HouseholdBatches(ScannedHouseholds households, KeyBuckets persons, KeyHash hash, Dictionary places, int decimals) {
        this.households = households;
        this.persons = persons;
        this.hash = hash;
        this.household = new TableShape(households.household(), places);
        this.children = households.children().values().stream()
                .map(table -> new TableShape(table, places))
                .toList();
        this.form = new FileForm(
                household.form(), children.stream().map(TableShape::form).toList(), decimals);
    }

    /** What a file of the batches holds; columns may turn out to have narrower bounds. */
    FileForm form() {
        return form;
    }

    /** Makes the batches, in order. */
    void make(ImportHands hands, BatchSink sink, Progress progress) throws IOException {
        Partitions partitions = households.partitions();
        List<Piece> pieces = Piece.of(partitions.list(), hands.workload());
        OrderedBatches ordered = new OrderedBatches(
                sink, piece -> progress.at("household", pieces.get(piece).endAmongAll(), partitions.households()));
        hands.each(hand -> {
            PartitionWorker worker = new PartitionWorker(hand, hands, households.children(), hash.twin(), persons);
            BatchAssembler assembler = new BatchAssembler(worker, household, children);
            try {
                for (int number = ordered.take(); number < pieces.size(); number = ordered.take()) {
                    Piece piece = pieces.get(number);
                    worker.load(piece.partition(), piece.from(), piece.to());
                    ordered.write(
                            number,
                            assembler.assemble(
                                    piece.from(), piece.to(), hands.workload().batch()));
                    piece.done();
                }
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                ordered.fail();
                throw e;
            }
            count(assembler);
        });
    }

    /** How many rows of each table of children are accepted, once all batches were made. */
    Map<String, Long> accepted() {
        return accepted;
    }

    /** How many households have no resident member. */
    long withoutResident() {
        return withoutResident;
    }

    /** The form with the bounds of the rows that are accepted. */
    FileForm boundedForm() {
        return form.within(bounds);
    }

    private synchronized void count(BatchAssembler assembler) {
        assembler.accepted().forEach((table, rows) -> accepted.merge(table, rows, Long::sum));
        withoutResident += assembler.withoutResident();
        assembler.bounds(bounds);
    }
}
