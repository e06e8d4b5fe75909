package org.holdfast.convert;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A mapping and its source in a directory of the test, good until a test spoils something. */
final class SmallCase {
    final Path mapping;
    final Path source;
    final Path out;

    SmallCase(Path directory) throws IOException {
        mapping = Files.createDirectories(directory.resolve("mapping"));
        source = Files.createDirectories(directory.resolve("source"));
        out = Files.createDirectories(directory.resolve("out"));
        source("houses.csv", "code,village,name,rent\n007,v1,=cmd()|calc,12.50\n008,v1,\"a, \"\"b\"\"\",3\n");
        source("people.csv", "code,nr,born\n007,1,1980-02-29\n007,2,\n008,1,1990-01-01\n");
        sheet("title: Small\ncurrency: PKR\nsource: A test\nlicence: CC0-1.0\n");
        query("place", "select 'v1' as place_id, 'village' as level, 'Village' as name");
        query("household", "select code as household_id, village as place_id, name as address from houses");
        query(
                "person",
                "select code || '-' || nr as person_id, code as household_id, cast(born as date) as birth_date from people");
    }

    void query(String table, String sql) throws IOException {
        Files.writeString(mapping.resolve(table + ".sql"), sql + "\n");
    }

    void sheet(String yaml) throws IOException {
        Files.writeString(mapping.resolve("mapping.yaml"), yaml);
    }

    void source(String file, String text) throws IOException {
        Files.writeString(source.resolve(file), text);
    }

    Conversion run() throws IOException, ConversionFault {
        return Conversion.run(Mapping.read(mapping), source, out);
    }

    ConversionFault fault() {
        return catchThrowableOfType(ConversionFault.class, this::run);
    }

    List<String> headlines() {
        return fault().issues().stream().map(Issue::headline).toList();
    }

    String written(String file) throws IOException {
        return Files.readString(out.resolve(file));
    }
}
