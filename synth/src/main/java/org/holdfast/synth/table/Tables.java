package org.holdfast.synth.table;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Rows of every table that grows with the number of households, not yet written. */
public final class Tables {
    /** Tables that grow with the number of households. */
    public enum Name {
        HOUSEHOLD,
        PERSON,
        LEDGER,
        EVENT,
        ASSISTANCE,
        TRUTH
    }

    private final Map<Name, CsvBuffer> buffers = new EnumMap<>(Name.class);

    public Tables(Calendar calendar) {
        for (Name name : Name.values()) {
            buffers.put(name, new CsvBuffer(calendar));
        }
    }

    public CsvBuffer get(Name name) {
        return Objects.requireNonNull(buffers.get(name));
    }

    public void clear() {
        buffers.values().forEach(CsvBuffer::clear);
    }
}
