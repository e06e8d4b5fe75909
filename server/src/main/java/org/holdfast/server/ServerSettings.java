package org.holdfast.server;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import org.holdfast.server.access.Provider;
import org.holdfast.server.store.Database;
import org.jspecify.annotations.Nullable;

/**
 * How a server runs.
 *
 * @param data the directory of its keys and, unless it uses another database, of its store
 * @param packs the directory of the packs that come with Holdfast
 * @param bind the address it listens on
 * @param port the port; 0 is any free one
 * @param database an external database; null is the embedded one
 * @param asOf the date of assessments; null is the day of the run
 * @param provider who vouches for people beside passwords; null is nobody
 * @param https whether browsers reach the server by https, through a proxy: cookies are then sent no other way
 */
public record ServerSettings(
        Path data,
        Path packs,
        String bind,
        int port,
        Database.@Nullable Address database,
        @Nullable LocalDate asOf,
        @Nullable Provider provider,
        boolean https) {

    /** A server that people sign in to with passwords, also without a proxy. */
    public ServerSettings(
            Path data,
            Path packs,
            String bind,
            int port,
            Database.@Nullable Address database,
            @Nullable LocalDate asOf) {
        this(data, packs, bind, port, database, asOf, null, false);
    }

    /** The date of an assessment that is made now. */
    public LocalDate today() {
        return asOf == null ? LocalDate.now(ZoneId.systemDefault()) : asOf;
    }
}
