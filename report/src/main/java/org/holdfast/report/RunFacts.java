package org.holdfast.report;

import java.time.LocalDate;
import java.util.List;
import org.holdfast.column.Currency;

/** What was run on what: the register, the pack, the date assessed for, and how long it took. */
public record RunFacts(
        Text register,
        Pack pack,
        Currency currency,
        LocalDate asOf,
        String softwareVersion,
        List<Input> inputs,
        List<Phase> phases) {
    public RunFacts {
        inputs = List.copyOf(inputs);
        phases = List.copyOf(phases);
    }

    /** The policy pack by its identity. */
    public record Pack(String id, String version, String digest, Text title) {}

    /** An input and the digest of its content, so that a reader can tell what was assessed. */
    public record Input(String name, String digest) {}

    /** A phase of the run; the page knows the names {@code read}, {@code assess}, {@code write} in both languages. */
    public record Phase(String name, long milliseconds) {}
}
