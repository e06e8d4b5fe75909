package org.holdfast.synth.household;

/** What makes a misfortune more likely than usual: nothing, wages of the province, farm prices or hazards of the county. */
enum Driver {
    NONE,
    WAGES,
    PRICES,
    HAZARDS
}
