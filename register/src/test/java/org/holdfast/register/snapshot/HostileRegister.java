package org.holdfast.register.snapshot;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.holdfast.column.RegisterSchema;
import org.holdfast.column.TableSchema;
import org.jspecify.annotations.Nullable;

/**
 * A register drawn from a seed that has everything a register should not: rows of households and persons that are not
 * there or were rejected, identifiers used twice, cells of wrong types, rows of too many cells, odd quoting and line
 * ends, tables and columns left out or added, and now and then a file that cannot be read at all.
 */
final class HostileRegister {
    private final long seed;
    private final Random random;
    private final double faults;
    private final HostileIds ids;
    private final Map<String, HostileTable> tables = new LinkedHashMap<>();
    private final boolean gb18030;
    private final boolean described;

    HostileRegister(long seed) {
        this.seed = seed;
        this.random = new Random(seed * 7919 + 13);
        this.faults = List.of(0.0, 0.01, 0.05, 0.3).get(random.nextInt(4));
        this.gb18030 = random.nextInt(8) == 0;
        this.described = random.nextBoolean();
        int households = random.nextInt(4) == 0 ? random.nextInt(3) : random.nextInt(60);
        this.ids = new HostileIds(random, households);
        for (TableSchema table : RegisterSchema.TABLES) {
            if (table.required() ? random.nextInt(300) > 0 : random.nextInt(6) > 0) {
                tables.put(table.name(), new HostileTable(table, random, ids, faults, described));
            }
        }
    }

    /** What every CSV file is encoded in, when it is to be said; null when it is UTF-8. */
    @Nullable
    Charset encoding() {
        return gb18030 ? Charset.forName("GB18030") : null;
    }

    Path write(Path directory) throws IOException {
        Files.createDirectories(directory);
        List<String> resources = new ArrayList<>();
        for (HostileTable table : tables.values()) {
            table.write(directory, gb18030 ? Charset.forName("GB18030") : StandardCharsets.UTF_8);
            resources.add(table.resource());
        }
        if (described) {
            String currency = random.nextInt(3) == 0 ? "" : "\"currency\": \"CNY\", ";
            Files.writeString(
                    directory.resolve("datapackage.json"),
                    "{\"title\": \"Hostile\", " + currency + "\"resources\": [" + String.join(", ", resources) + "]}");
        }
        return directory;
    }

    @Override
    public String toString() {
        return "hostile register of seed " + seed;
    }
}
