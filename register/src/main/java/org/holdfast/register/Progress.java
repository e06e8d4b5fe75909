package org.holdfast.register;

/** Hears how far the reading of a register has come. */
@FunctionalInterface
public interface Progress {
    /** Hears nothing. */
    Progress SILENT = (table, bytesRead, bytesTotal) -> {};

    void at(String table, long bytesRead, long bytesTotal);
}
