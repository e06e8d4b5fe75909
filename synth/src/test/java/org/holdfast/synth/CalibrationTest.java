package org.holdfast.synth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.synth.Figures.Household;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The figures of the paper and of the census, in a register of 50,000 households. The table of docs/synth.md says what
 * was measured; {@code -Ddocs=write} writes it anew.
 */
class CalibrationTest {
    private static final Path PAGE = Path.of("../docs/synth.md");
    private static final String FROM = "<!-- measured: from -->\n";
    private static final String TO = "<!-- measured: to -->";
    private static final List<String> NORTHEAST = List.of("21", "22", "23");
    private static final List<String> NORTHWEST = List.of("61", "62", "63", "64", "65");

    @TempDir
    private static Path directory;

    private static Figures figures;

    @BeforeAll
    static void make() throws Exception {
        figures = Figures.of(Made.register(directory.resolve("r"), 50_000, 1, 2));
    }

    @Test
    void six_in_a_thousand_of_the_registered_are_below_the_line_at_the_end_of_2019() {
        assertThat(belowLine(0)).isBetween(0.004, 0.008);
        assertThat(figures.share(Household::isRegistered, h -> h.perHead(0) < 4000))
                .isBetween(0.004, 0.0085);
    }

    /** Share of the persons of registered households. */
    private static double belowLine(int year) {
        return figures.sum(h -> h.isRegistered() && h.perHead(year) < 4000, Household::size)
                / figures.sum(Household::isRegistered, Household::size);
    }

    @Test
    void about_a_tenth_of_the_lifted_have_just_more_than_the_line() {
        for (int year = 0; year < 2; year++) {
            assertThat(justAbove(year)).as("year " + year).isBetween(0.08, 0.13);
        }
    }

    private static double justAbove(int year) {
        return figures.share(Household::isLifted, h -> h.perHead(year) < 5000);
    }

    @Test
    void transfers_are_more_than_thirty_percent_of_income_in_some_provinces_but_not_in_most() {
        Map<String, Double> shares = transfers();
        assertThat(shares.get("62")).isGreaterThan(0.30);
        assertThat(shares.get("63")).isGreaterThan(0.30);
        assertThat(over30(shares)).isBetween(3L, (long) shares.size() / 2);
    }

    private static long over30(Map<String, Double> shares) {
        return shares.values().stream().filter(share -> share > 0.30).count();
    }

    /** The share of transfers in the income of lifted households in 2020, of provinces with 200 such households. */
    private static Map<String, Double> transfers() {
        Map<String, Double> shares = new TreeMap<>();
        for (Household household : figures.households()) {
            shares.computeIfAbsent(household.province(), province -> {
                double income = figures.sum(h -> h.isLifted() && h.province().equals(province), h -> h.income(1));
                double transfer = figures.sum(h -> h.isLifted() && h.province().equals(province), h -> h.transfer(1));
                return transfer / income;
            });
        }
        shares.keySet()
                .removeIf(province ->
                        figures.sum(h -> h.isLifted() && h.province().equals(province), h -> 1) < 200);
        return shares;
    }

    @Test
    void more_than_a_fifth_of_the_registered_in_the_northwest_and_northeast_are_chronically_ill() {
        assertThat(chronic(NORTHWEST)).isBetween(0.20, 0.30);
        assertThat(chronic(NORTHEAST)).isBetween(0.20, 0.30);
        assertThat(chronicElsewhere()).isLessThan(0.20);
    }

    private static double chronic(List<String> provinces) {
        return figures.sum(h -> h.isRegistered() && provinces.contains(h.province()), Household::chronic)
                / figures.sum(h -> h.isRegistered() && provinces.contains(h.province()), Household::healthKnown);
    }

    private static double chronicElsewhere() {
        List<String> elsewhere = figures.households().stream()
                .map(Household::province)
                .distinct()
                .filter(p -> !NORTHWEST.contains(p) && !NORTHEAST.contains(p))
                .toList();
        return chronic(elsewhere);
    }

    @Test
    void households_and_incomes_are_of_the_size_that_statistics_say() {
        assertThat(figures.mean(h -> true, Household::persons)).isBetween(3.15, 3.45);
        assertThat(perHead(true, 0)).isBetween(8800.0, 9900.0);
        assertThat(perHead(false, 1)).isBetween(11_500.0, 13_200.0);
        assertThat(figures.share(h -> true, Household::isMonitored)).isBetween(0.035, 0.065);
        assertThat(figures.share(h -> true, Household::isGeneral)).isBetween(0.17, 0.23);
    }

    private static double perHead(boolean registered, int year) {
        return figures.sum(h -> h.isRegistered() == registered, h -> h.income(year))
                / figures.sum(h -> h.isRegistered() == registered, Household::size);
    }

    @Test
    void the_page_says_what_was_measured() throws IOException {
        String page = Files.readString(PAGE, StandardCharsets.UTF_8);
        int from = page.indexOf(FROM) + FROM.length();
        String fresh = page.substring(0, from) + table() + page.substring(page.indexOf(TO));
        if ("write".equals(System.getProperty("docs"))) {
            assertThat(System.getenv("CI")).as("CI writes no docs").isNull();
            Files.writeString(PAGE, fresh, StandardCharsets.UTF_8);
        }
        assertThat(Files.readString(PAGE, StandardCharsets.UTF_8)).isEqualTo(fresh);
    }

    private static String table() {
        Map<String, Double> transfers = transfers();
        return "| figure | wanted | source | measured |\n| --- | --- | --- | --- |\n"
                + row(
                        "persons of registered households below CNY 4,000 in 2019",
                        "0.6 %",
                        "the paper, introduction: headcount at the end of 2019",
                        percent(belowLine(0)))
                + row(
                        "lifted households below CNY 5,000, 2019",
                        "about 10 %",
                        "the paper, 2.2(2), which says it of 2018",
                        percent(justAbove(0)))
                + row("the same, 2020", "about 10 %", "the same", percent(justAbove(1)))
                + row(
                        "provinces where transfers exceed 30 % of the income of the lifted",
                        "some", "the paper, 2.2(2)", over30(transfers) + " of " + transfers.size())
                + row(
                        "registered persons chronically ill, Northwest",
                        "over 20 %",
                        "the paper, 2.2(4)",
                        percent(chronic(NORTHWEST)))
                + row("the same, Northeast", "over 20 %", "the paper, 2.2(4)", percent(chronic(NORTHEAST)))
                + row("the same, elsewhere", "less", "by design", percent(chronicElsewhere()))
                + row(
                        "persons a household",
                        "3.3",
                        "98.99 million registered in 30 million households",
                        number("%.2f", figures.mean(h -> true, Household::persons)))
                + row(
                        "income per head of registered households, 2019",
                        "near CNY 9,313",
                        "relocated poor households, National Development and Reform Commission, 3 December 2020",
                        number("%,.0f", perHead(true, 0)))
                + row(
                        "income per head of general households, 2020",
                        "near CNY 12,588",
                        "rural residents of poor areas, State Council Information Office, white paper of 6 April 2021",
                        number("%,.0f", perHead(false, 1)))
                + row(
                        "households monitored",
                        "about 5 %",
                        "two million lifted and three million others at risk, of 99 million, 2020",
                        percent(figures.share(h -> true, Household::isMonitored)))
                + row(
                        "correlation of log income per head, 2019 and 2020",
                        "0.7 to 0.9",
                        "by design",
                        number("%.2f", figures.correlation(h -> h.perHead(0), h -> h.perHead(1))));
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private static String percent(double share) {
        return number("%.2f %%", 100 * share);
    }

    private static String number(String format, double number) {
        return String.format(Locale.ROOT, format, number);
    }
}
