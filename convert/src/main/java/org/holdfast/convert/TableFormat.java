package org.holdfast.convert;

import java.util.Locale;

/** The file format of a converted register's tables. */
public enum TableFormat {
    CSV("format csv, header", "text/csv"),
    PARQUET("format parquet, compression zstd", "application/vnd.apache.parquet");

    private final String options;
    private final String mediaType;

    TableFormat(String options, String mediaType) {
        this.options = options;
        this.mediaType = mediaType;
    }

    String options() {
        return options;
    }

    String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
