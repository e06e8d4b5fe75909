package org.holdfast.server.web;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Disclosure;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How a place stands: its levels and causes, the places in it, and the signals that wait. */
public final class Overview {
    private final Store store;
    private final Supplier<LocalDate> today;

    /** @param today after which day a signal is overdue */
    public Overview(Store store, Supplier<LocalDate> today) {
        this.store = store;
        this.today = today;
    }

    /** How many; null is a count that is not told, see {@link Disclosure}. */
    public record Count(String id, @Nullable Long households) {}

    /** A place within, with its levels and where it lies. */
    public record Part(
            Place place,
            @Nullable Long households,
            Map<String, @Nullable Long> levels,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal lon) {
        /** The gravest level that any household there has. */
        public String gravest() {
            return LEVELS.stream().filter(levels::containsKey).findFirst().orElse("none");
        }
    }

    /** A place as it stands; {@code trail} leads to it from the top of what the reader sees. */
    public record Shown(
            List<Place> trail,
            @Nullable Long households,
            List<Count> levels,
            List<Count> causes,
            List<Part> parts,
            @Nullable Long open,
            @Nullable Long overdue,
            List<Day> trend,
            Disclosure disclosure) {
        /** Whether nobody was assessed yet. */
        public boolean isEmpty() {
            return households != null && households == 0;
        }
    }

    /** How the households stood when everybody was assessed; a count that is not told is null. */
    public record Day(LocalDate day, Map<String, @Nullable Long> levels) {}

    private record DayCount(long runId, LocalDate day, String level, long households) {}

    /** From the gravest to none. */
    public static final List<String> LEVELS = List.of("red", "orange", "yellow", "blue", "none");

    private record Cell(
            String id,
            String name,
            @Nullable BigDecimal lat,
            @Nullable BigDecimal lon,
            String word,
            long households) {}

    private record Signals(long open, long overdue) {}

    private record Ground(String id, String name, long placeNo, long lastNo) {}

    /** That place as the reader sees it, or the top of what he sees; null when there is none of that id for him. */
    public @Nullable Shown at(Actor reader, String placeId) {
        Disclosure disclosure = Disclosure.to(reader);
        return store.read(reader, db -> {
            List<Ground> trail = trail(db, placeId);
            if (trail.isEmpty()) {
                return null;
            }
            Ground here = trail.get(trail.size() - 1);
            Signals signals = signals(db, here, today.get());
            return new Shown(
                    trail.stream()
                            .map(ground -> new Place(ground.id(), ground.name()))
                            .toList(),
                    disclosure.count(total(db, here)),
                    counts(db, LEVELS_OF, here, disclosure),
                    counts(db, CAUSES_OF, here, disclosure),
                    parts(db, here, disclosure),
                    disclosure.count(signals.open()),
                    disclosure.count(signals.overdue()),
                    trend(db, here, disclosure),
                    disclosure);
        });
    }

    private static List<Ground> trail(JdbcClient db, String placeId) {
        return db.sql("""
                with here as (
                    select place_no, last_no from place
                    where (:id <> '' and place_id = :id) or :id = ''
                        and place_no >= (select place_from()) and last_no <= (select place_to())
                    order by place_no, last_no desc limit 1)
                select p.place_id id, p.name, p.place_no, p.last_no from place p, here
                where p.place_no <= here.place_no and p.last_no >= here.last_no
                    and p.place_no >= (select place_from()) and p.last_no <= (select place_to())
                order by p.place_no, p.last_no desc""").param("id", placeId).query(Ground.class).list();
    }

    private static final String LEVELS_OF = """
            with newest as (select distinct on (place_no) place_no, levels from tally
                where place_no between :from and :to order by place_no, run_id desc)
            select key id, sum(value::bigint) households from newest, jsonb_each_text(levels) group by key""";
    private static final String CAUSES_OF = """
            with newest as (select distinct on (place_no) place_no, causes from tally
                where place_no between :from and :to order by place_no, run_id desc)
            select key id, sum(value::bigint) households from newest, jsonb_each_text(causes)
            group by key order by 2 desc, 1 limit 8""";

    private static List<Count> counts(JdbcClient db, String sql, Ground here, Disclosure disclosure) {
        Map<String, Long> counted = new LinkedHashMap<>();
        db.sql(sql).param("from", here.placeNo()).param("to", here.lastNo()).query(row -> {
            counted.put(row.getString("id"), row.getLong("households"));
        });
        List<Count> counts = new ArrayList<>();
        cells(counted, disclosure).forEach((id, households) -> counts.add(new Count(id, households)));
        counts.sort(Comparator.comparingInt(count -> LEVELS.indexOf(count.id())));
        return counts;
    }

    private static Map<String, @Nullable Long> cells(Map<String, Long> counted, Disclosure disclosure) {
        Map<String, @Nullable Long> cells = new LinkedHashMap<>();
        counted.forEach((id, households) -> cells.put(id, disclosure.count(households)));
        return cells;
    }

    private static long total(JdbcClient db, Ground here) {
        return db.sql("""
                select coalesce(sum(households), 0) from (select distinct on (place_no) households from tally
                    where place_no between :from and :to order by place_no, run_id desc) newest""")
                .param("from", here.placeNo())
                .param("to", here.lastNo())
                .query(Long.class)
                .single();
    }

    private static Signals signals(JdbcClient db, Ground here, LocalDate today) {
        return db.sql("""
                select count(*) open, count(*) filter (where due_on < :today) overdue
                from signal where state = 'open' and place_no between :from and :to""")
                .param("from", here.placeNo())
                .param("to", here.lastNo())
                .param("today", today)
                .query(Signals.class)
                .single();
    }

    /** The last assessments of everybody, the newest first. */
    private static List<Day> trend(JdbcClient db, Ground here, Disclosure disclosure) {
        Map<Long, LocalDate> days = new LinkedHashMap<>();
        Map<Long, Map<String, Long>> counted = new LinkedHashMap<>();
        db.sql("""
                select t.run_id, t.day, key level, sum(value::bigint) households
                from tally t, jsonb_each_text(t.levels)
                where t.run_id in (select run_id from run where kind = 'full' and state = 'done' order by run_id desc limit 12)
                    and t.place_no between :from and :to
                group by t.run_id, t.day, key order by t.run_id desc""")
                .param("from", here.placeNo())
                .param("to", here.lastNo())
                .query(DayCount.class)
                .list()
                .forEach(count -> {
                    days.put(count.runId(), count.day());
                    counted.computeIfAbsent(count.runId(), run -> new TreeMap<>())
                            .put(count.level(), count.households());
                });
        List<Day> trend = new ArrayList<>();
        days.forEach((run, day) -> trend.add(new Day(day, cells(counted.getOrDefault(run, Map.of()), disclosure))));
        return trend;
    }

    private static List<Part> parts(JdbcClient db, Ground here, Disclosure disclosure) {
        List<Cell> cells = db.sql("""
                with newest as (select distinct on (place_no) place_no, levels from tally
                    where place_no between :from and :to order by place_no, run_id desc)
                select p.place_id id, p.name, p.lat, p.lon, level.key word, sum(level.value::bigint) households
                from place p
                join newest t on t.place_no between p.place_no and p.last_no, jsonb_each_text(t.levels) level
                where p.parent_id = :id
                group by p.place_id, p.name, p.lat, p.lon, level.key order by p.name, p.place_id""")
                .param("from", here.placeNo())
                .param("to", here.lastNo())
                .param("id", here.id())
                .query(Cell.class)
                .list();
        Map<String, List<Cell>> byPlace = new TreeMap<>();
        cells.forEach(cell ->
                byPlace.computeIfAbsent(cell.id(), id -> new ArrayList<>()).add(cell));
        return byPlace.values().stream().map(of -> part(of, disclosure)).toList();
    }

    private static Part part(List<Cell> cells, Disclosure disclosure) {
        Cell first = cells.get(0);
        Map<String, Long> counted = new TreeMap<>();
        cells.stream()
                .filter(cell -> cell.households() > 0)
                .forEach(cell -> counted.put(cell.word(), cell.households()));
        Long households = disclosure.count(
                counted.values().stream().mapToLong(Long::longValue).sum());
        Map<String, @Nullable Long> levels = cells(counted, disclosure);
        return new Part(new Place(first.id(), first.name()), households, levels, first.lat(), first.lon());
    }
}
