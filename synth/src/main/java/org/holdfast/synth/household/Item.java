package org.holdfast.synth.household;

import org.holdfast.synth.draw.Utf8;

/** An item of the ledger with its flow. */
enum Item {
    WAGE(true),
    BUSINESS(true),
    PROPERTY(true),
    TRANSFER(true),
    BUSINESS_COST(false),
    MEDICAL(false),
    EDUCATION(false),
    HOUSING(false),
    DISASTER(false),
    OTHER(false),
    NONE(false);

    private final boolean income;
    private final byte[] word;

    Item(boolean income) {
        this.income = income;
        this.word = Utf8.bytes((income ? "income," : "expense,") + Utf8.word(this));
    }

    boolean isIncome() {
        return income;
    }

    /** The cells for flow and item. */
    byte[] word() {
        return word;
    }
}
