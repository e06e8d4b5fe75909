package org.holdfast.server.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.holdfast.server.TestDatabase;
import org.holdfast.server.store.Actor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WatchTest {
    private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
    private static final int SETTLE = 30;
    private static final int FROM = 2;
    private static final int HOUSEHOLDS = 40;

    private static TestDatabase database;

    @BeforeAll
    static void open() {
        database = TestDatabase.create();
        database.place("V", null, "village", 0, 10);
        IntStream.range(0, HOUSEHOLDS).forEach(i -> database.household("H" + i, "V"));
    }

    @AfterAll
    static void close() {
        database.close();
    }

    /** What an assessment found of a household. */
    private record Found(int rank, @Nullable String category) {}

    /** What is news about a household: a level, a category. */
    private record News(boolean rose, boolean category) {}

    /**
     * The definition, from the whole history: something is news when it was never found, or when it was not found at any
     * assessment from some date on, at least so many days ago, until now.
     */
    private static News defined(List<Map.Entry<LocalDate, Found>> history, LocalDate now, Found found) {
        boolean rose = IntStream.rangeClosed(FROM, found.rank())
                .anyMatch(rank -> isNews(history, now, earlier -> earlier.rank() >= rank));
        String category = found.category();
        return new News(rose, category != null && isNews(history, now, earlier -> category.equals(earlier.category())));
    }

    private static boolean isNews(
            List<Map.Entry<LocalDate, Found>> history, LocalDate now, java.util.function.Predicate<Found> holds) {
        LocalDate goneSince = null;
        boolean ever = false;
        for (Map.Entry<LocalDate, Found> one : history) {
            if (holds.test(one.getValue())) {
                ever = true;
                goneSince = null;
            } else if (goneSince == null) {
                goneSince = one.getKey();
            }
        }
        return !ever || goneSince != null && !goneSince.plusDays(SETTLE).isAfter(now);
    }

    private static Map<String, News> run(LocalDate asOf, Map<String, Found> found) {
        return database.store().write(Actor.SYSTEM, db -> {
            new Findings(db, 1, asOf, null).prepare();
            found.forEach((id, one) -> db.sql("""
                    insert into found (household_id, level_rank, category, causes, indicators, unknown, score, verify,
                        measures, costs, outputs)
                    values (:id, :rank, :category, '{}', '{}', '{}', 0, false, '{}', '{}', '{}')""")
                    .param("id", id)
                    .param("rank", one.rank())
                    .param("category", one.category())
                    .update());
            Watch watch = new Watch(db, asOf, SETTLE);
            watch.compare(FROM);
            Map<String, News> news = new HashMap<>();
            db.sql("select household_id, rose, category from news join household using (household_no)")
                    .query((row, n) -> news.put(
                            row.getString("household_id"),
                            new News(row.getBoolean("rose"), row.getBoolean("category"))))
                    .list();
            watch.remember();
            return news;
        });
    }

    @Test
    void what_is_news_follows_from_the_whole_history_of_each_household() {
        long seed = Long.getLong("holdfast.seed", new Random().nextLong());
        Random random = new Random(seed);
        Map<String, List<Map.Entry<LocalDate, Found>>> histories = new HashMap<>();
        LocalDate day = FIRST;
        int told = 0;
        for (int round = 0; round < 150; round++) {
            Map<String, Found> found = new HashMap<>();
            for (int i = 0; i < HOUSEHOLDS; i++) {
                if (random.nextInt(4) > 0) {
                    String category = Arrays.asList(null, null, "a", "b").get(random.nextInt(4));
                    // some households are mostly well, so that what is gone has time to settle
                    int rank = i % 2 == 0 || random.nextInt(12) == 0 ? random.nextInt(5) : 0;
                    found.put("H" + i, new Found(rank, i % 2 == 0 || random.nextInt(12) == 0 ? category : null));
                }
            }
            Map<String, News> expected = new HashMap<>();
            for (Map.Entry<String, Found> one : found.entrySet()) {
                List<Map.Entry<LocalDate, Found>> history =
                        histories.computeIfAbsent(one.getKey(), id -> new ArrayList<>());
                News news = defined(history, day, one.getValue());
                if (news.rose() || news.category()) {
                    expected.put(one.getKey(), news);
                }
                history.add(Map.entry(day, one.getValue()));
            }
            assertThat(run(day, found)).as("seed %s, round %s", seed, round).isEqualTo(expected);
            told += expected.size();
            day = day.plusDays(random.nextInt(16));
        }
        assertThat(told).isGreaterThan(HOUSEHOLDS * 3);
    }

    @Test
    void a_household_that_alternates_on_the_line_is_news_once_and_a_graver_level_always() {
        Set<LocalDate> news = new HashSet<>();
        database.household("L", "V");
        for (int day = 0; day < 200; day++) {
            LocalDate on = FIRST.plusDays(day);
            Found found = new Found(day % 29 == 0 ? FROM : 0, day % 2 == 0 ? "a" : "b");
            if (run(on, Map.of("L", found)).containsKey("L")) {
                news.add(on);
            }
        }
        assertThat(news)
                .containsExactlyInAnyOrder(FIRST, FIRST.plusDays(1)); // category b is first seen on the second day
        assertThat(run(FIRST.plusDays(200), Map.of("L", new Found(FROM + 1, "a"))))
                .containsEntry("L", new News(true, false));
    }

    @Test
    void a_graver_level_that_falls_in_steps_does_not_make_the_lesser_one_news() {
        database.household("S", "V");
        run(FIRST, Map.of("S", new Found(4, null)));
        run(FIRST.plusDays(1), Map.of("S", new Found(3, null)));
        run(FIRST.plusDays(30), Map.of("S", new Found(0, null)));
        run(FIRST.plusDays(31), Map.of("S", new Found(0, null)));
        assertThat(run(FIRST.plusDays(32), Map.of("S", new Found(3, null)))).isEmpty();
        assertThat(run(FIRST.plusDays(33), Map.of("S", new Found(4, null)))).containsEntry("S", new News(true, false));
    }
}
