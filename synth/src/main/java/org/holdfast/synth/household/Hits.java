package org.holdfast.synth.household;

/** What a misfortune takes from a household: the wages of one person, or an item of its income. */
enum Hits {
    WAGE,
    BUSINESS,
    MARKET,
    TRANSFER
}
