package org.holdfast.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.holdfast.bench.duck.DuckImport;
import org.holdfast.bench.duck.DuckKernel;
import org.holdfast.bench.duck.DuckParquet;
import org.holdfast.bench.holdfast.HoldfastImport;
import org.holdfast.bench.holdfast.HoldfastKernel;
import org.holdfast.bench.holdfast.HoldfastParquet;
import org.holdfast.bench.holdfast.OneHousehold;
import org.holdfast.bench.holdfast.PlainRead;
import org.holdfast.bench.reference.ReferenceKernel;

/** The peers of the standard workload by id, in the order in which they run: each may use what earlier ones made. */
public final class Peers {
    private static final Map<String, Supplier<Peer>> PEERS = peers();

    private Peers() {}

    public static List<String> ids() {
        return List.copyOf(PEERS.keySet());
    }

    static Peer get(String id) {
        Supplier<Peer> peer = PEERS.get(id);
        if (peer == null) {
            throw new IllegalArgumentException("there is no peer '" + id + "': the peers are " + ids());
        }
        return peer.get();
    }

    private static Map<String, Supplier<Peer>> peers() {
        Map<String, Supplier<Peer>> peers = new LinkedHashMap<>();
        peers.put("holdfast-import", HoldfastImport::new);
        peers.put("duckdb-import", DuckImport::new);
        peers.put("plain-read", PlainRead::new);
        peers.put("holdfast-kernel", HoldfastKernel::new);
        peers.put("duckdb-kernel", DuckKernel::new);
        peers.put("holdfast-parquet", HoldfastParquet::new);
        peers.put("duckdb-parquet", DuckParquet::new);
        peers.put("reference", ReferenceKernel::new);
        peers.put("one-household", OneHousehold::new);
        return peers;
    }
}
