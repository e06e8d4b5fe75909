package org.holdfast.register.snapshot;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A register of some size in no order, whose rows often name what lies far away, is not there or comes twice. */
final class ManyFaults {
    private ManyFaults() {}

    static Path write(Path directory, int households, long seed) throws IOException {
        Files.createDirectories(directory);
        Random random = new Random(seed);
        Files.writeString(directory.resolve("place.csv"), "place_id,parent_id,level,name\nCN,,nation,China\n");
        try (BufferedWriter out = writer(directory, "household")) {
            out.write("place_id,household_id\n");
            for (int row = 0; row < households; row++) {
                out.write((random.nextInt(50) == 0 ? "XX" : "CN") + ",H" + random.nextInt(households) + "\n");
            }
        }
        try (BufferedWriter out = writer(directory, "person")) {
            out.write("person_id,household_id,resident\n");
            for (int row = 0; row < 3 * households; row++) {
                out.write("P" + random.nextInt(30 * households) + ",H" + random.nextInt(households) + ","
                        + random.nextInt(2) + "\n");
            }
        }
        try (BufferedWriter out = writer(directory, "ledger")) {
            out.write("person_id,household_id,month,flow,item,amount\n");
            for (int row = 0; row < 4 * households; row++) {
                String person = random.nextInt(4) == 0 ? "P" + random.nextInt(30 * households) : "";
                out.write(person + ",H" + random.nextInt(households) + ",2020-0" + (1 + random.nextInt(9))
                        + ",expense,other," + random.nextInt(100) + "\n");
            }
        }
        for (String table : new String[] {"event", "assistance"}) {
            try (BufferedWriter out = writer(directory, table)) {
                boolean event = table.equals("event");
                out.write(
                        event
                                ? "household_id,person_id,event_id,type,occurred_on\n"
                                : "household_id,person_id,assistance_id,measure,start_on\n");
                for (int row = 0; row < households; row++) {
                    String person = random.nextInt(4) == 0 ? "P" + random.nextInt(30 * households) : "";
                    out.write("H" + random.nextInt(households) + "," + person + ",E" + random.nextInt(5 * households)
                            + (event ? ",fire," : ",job,") + "2020-02-0" + (1 + random.nextInt(9)) + "\n");
                }
            }
        }
        return directory;
    }

    private static BufferedWriter writer(Path directory, String table) throws IOException {
        return Files.newBufferedWriter(directory.resolve(table + ".csv"), StandardCharsets.UTF_8);
    }
}
