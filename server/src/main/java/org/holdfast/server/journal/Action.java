package org.holdfast.server.journal;

import java.util.Locale;

/** What an entry of the journal says was done. */
public enum Action {
    ACCOUNT_ADDED,
    ACCOUNT_CHANGED,
    CREDENTIAL_CHANGED,
    HOUSEHOLD_CHANGED,
    IDENTIFIER_UNMASKED,
    PACK_ACTIVATED,
    PACK_ADDED,
    PLACE_FACTS_CHANGED,
    REGISTER_LOADED,
    RUN_ASKED,
    SETTING_CHANGED,
    SIGNAL_ASSIGNED,
    SIGNAL_CLOSED,
    SIGNALS_OPENED;

    /** The name in the journal, in the API and in message keys. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
