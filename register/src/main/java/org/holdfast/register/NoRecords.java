package org.holdfast.register;

import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;

/** Tells parquet-java that no records are to be assembled: columns are read one by one. */
final class NoRecords extends GroupConverter {
    private final Converter[] converters;

    NoRecords(int fields) {
        converters = new Converter[fields];
        for (int i = 0; i < fields; i++) {
            converters[i] = new PrimitiveConverter() {};
        }
    }

    @Override
    public Converter getConverter(int field) {
        return converters[field];
    }

    @Override
    public void start() {
        // no record starts
    }

    @Override
    public void end() {
        // no record ends
    }
}
