package org.holdfast.register;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/** A register of any size for measuring and for tests: same arguments, same bytes. */
public final class GeneratedRegister {
    private static final String[] ITEMS = {
        "income,wage", "income,business", "income,property", "income,transfer", "expense,business_cost",
        "expense,medical", "expense,education", "expense,housing", "expense,disaster", "expense,other"
    };
    private final Random random;
    private final int households;
    private final int ledgerRows;

    public GeneratedRegister(int households, int ledgerRowsPerHousehold, long seed) {
        this.random = new Random(seed);
        this.households = households;
        this.ledgerRows = ledgerRowsPerHousehold;
    }

    /** Arguments: directory, households, ledger rows a household, seed. */
    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int households = Integer.parseInt(arguments[1]);
        int rows = Integer.parseInt(arguments[2]);
        new GeneratedRegister(households, rows, Long.parseLong(arguments[3])).write(directory);
    }

    public void write(Path directory) throws IOException {
        try (PrintWriter out = writer(directory.resolve("place.csv"))) {
            out.print("place_id,parent_id,level,name,population\nCN,,nation,China,1400000000\n");
            out.print("53,CN,province,Yunnan,47000000\n");
            for (int county = 0; county < 120; county++) {
                out.print("53" + (1000 + county) + ",53,county,County " + county + ",300000\n");
            }
        }
        int persons = writeHouseholds(directory);
        writePersons(directory, persons);
        writeLedger(directory);
    }

    private int writeHouseholds(Path directory) throws IOException {
        try (PrintWriter out = writer(directory.resolve("household.csv"))) {
            out.print("household_id,place_id,register_status,dwelling_grade,water_safe,arable_land,phone\n");
            for (int h = 0; h < households; h++) {
                out.print(household(h) + ",53" + (1000 + h % 120) + "," + (h % 3 == 0 ? "lifted" : "") + ","
                        + "ABCD".charAt(random.nextInt(4)) + "," + random.nextBoolean() + ","
                        + random.nextInt(200) / 10.0
                        + ",1380000" + (h % 10000) + "\n");
            }
        }
        return members(households);
    }

    /** Persons of the first households: 3, 3 and 4 of every three. */
    private static int members(int households) {
        return (int) (households * 10L / 3);
    }

    private void writePersons(Path directory, int persons) throws IOException {
        try (PrintWriter out = writer(directory.resolve("person.csv"))) {
            out.print(
                    "person_id,household_id,name,national_id,sex,birth_date,education,health,disability,employment\n");
            for (int p = 0; p < persons; p++) {
                int household = Math.min(households - 1, (int) (p * 3L / 10));
                out.print("P" + (10_000_000 + p) + "," + household(household) + ",\"Person, " + p % 5000 + "\",5301"
                        + (100_000_000L + p) + "," + (random.nextBoolean() ? "F" : "M") + ","
                        + (1940 + random.nextInt(84))
                        + "-" + two(1 + random.nextInt(12)) + "-" + two(1 + random.nextInt(28)) + ",primary,"
                        + (random.nextInt(10) == 0 ? "chronic" : "healthy") + "," + (random.nextInt(20) == 0 ? "3" : "")
                        + ",farm\n");
            }
        }
    }

    private void writeLedger(Path directory) throws IOException {
        try (PrintWriter out = writer(directory.resolve("ledger.csv"))) {
            out.print("household_id,person_id,month,flow,item,programme,amount,source\n");
            for (int h = 0; h < households; h++) {
                int head = (int) ((h * 10L + 2) / 3);
                for (int row = 0; row < ledgerRows; row++) {
                    int month = row % 12;
                    String item = ITEMS[random.nextInt(ITEMS.length)];
                    out.print(household(h) + "," + (row % 2 == 0 ? "P" + (10_000_000 + head) : "") + ","
                            + (2023 + row / 12 % 2) + "-" + two(month + 1) + "," + item + ","
                            + (item.endsWith("transfer") ? "subsistence" : "") + "," + random.nextInt(5000) + "."
                            + two(random.nextInt(100)) + ",department\n");
                }
            }
        }
    }

    private static String household(int number) {
        return "H" + (10_000_000 + number);
    }

    private static String two(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    private static PrintWriter writer(Path file) {
        try {
            return new PrintWriter(new BufferedWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), 1 << 20));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
