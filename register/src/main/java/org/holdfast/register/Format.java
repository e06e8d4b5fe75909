package org.holdfast.register;

import java.util.Locale;

/** How the tables of a register are stored. */
public enum Format {
    CSV("text/csv"),
    PARQUET("application/vnd.apache.parquet");

    private final String mediaType;

    Format(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** The ending of a file's name. */
    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
