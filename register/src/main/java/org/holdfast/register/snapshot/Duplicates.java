package org.holdfast.register.snapshot;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.holdfast.register.ScannedTable;

/** Finds the rows of all partitions that repeat the identifier of another, and so which persons there are. */
final class Duplicates {
    private final ScannedHouseholds households;
    private final ImportHands hands;
    private final KeyHash hash;

    Duplicates(ScannedHouseholds households, ImportHands hands, KeyHash hash) {
        this.households = households;
        this.hands = hands;
        this.hash = hash;
    }

    /** Tells the partitions which of their rows repeat an identifier; the identifiers of the persons that are there. */
    KeyBuckets find() throws IOException {
        KeyBuckets persons = keys("person");
        eachPartition(persons, PartitionWorker::takePersonKeys);
        tell(persons);
        List<String> others = households.children().keySet().stream()
                .filter(table -> !table.equals("person") && table(table).key() != null)
                .toList();
        List<KeyBuckets> keys = others.stream().map(this::keys).toList();
        if (!others.isEmpty()) {
            eachPartition(persons, (worker, partition) -> worker.takeKeys(partition, others, keys));
        }
        for (KeyBuckets each : keys) {
            tell(each);
            each.clear();
        }
        return persons;
    }

    private void tell(KeyBuckets keys) throws IOException {
        keys.finish();
        hands.deal(keys.buckets(), hand -> bucket -> keys.findDuplicates(bucket, partitions()));
    }

    private KeyBuckets keys(String table) {
        return new KeyBuckets(table, table(table).rows(), hands.count(), hands.spill());
    }

    private ScannedTable table(String name) {
        return Objects.requireNonNull(households.children().get(name));
    }

    private List<Partition> partitions() {
        return households.partitions().list();
    }

    private void eachPartition(KeyBuckets persons, PartitionTask task) throws IOException {
        hands.deal(partitions().size(), hand -> {
            PartitionWorker worker = new PartitionWorker(hand, hands, households.children(), hash.twin(), persons);
            return number -> task.run(worker, partitions().get(number));
        });
    }

    /** What is done with each partition. */
    @FunctionalInterface
    private interface PartitionTask {
        void run(PartitionWorker worker, Partition partition) throws IOException;
    }
}
