package org.holdfast.server.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The signals that wait for somebody, or were decided, as one page of a list. */
public final class Inbox {
    public static final int ROWS = 50;

    /** So many are sorted faster than they are found among all others in order. */
    private static final int FEW = 20_000;

    private final Store store;
    private final Supplier<LocalDate> today;

    /** @param today after which day a signal is overdue */
    public Inbox(Store store, Supplier<LocalDate> today) {
        this.store = store;
        this.today = today;
    }

    /** What the list is ordered by. */
    public enum Order {
        LEVEL("level", "s.level_rank", "int", "[0-9]{1,4}"),
        OPENED(
                "opened",
                "s.opened_at",
                "timestamptz",
                "2[0-9]{3}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9]:[0-5][0-9](\\.[0-9]{1,6})?[+-][0-9:]{2,8}"),
        DUE("due", "s.due_on", "date", "2[0-9]{3}-[01][0-9]-[0-3][0-9]");

        private final String id;
        private final String column;
        private final String type;
        private final Pattern form;

        Order(String id, String column, String type, String form) {
            this.id = id;
            this.column = column;
            this.type = type;
            this.form = Pattern.compile(form);
        }

        /** The order of that name; the gravest first when there is none. */
        static Order of(String id) {
            return Arrays.stream(values())
                    .filter(order -> order.id.equals(id))
                    .findFirst()
                    .orElse(LEVEL);
        }
    }

    /**
     * Which signals are asked for; an empty text asks for all.
     *
     * @param assigned {@code me}, {@code nobody} or empty
     * @param after where the page before ended
     */
    public record Filter(
            String state, String level, String channel, String place, String assigned, Sorting sorting, String after) {
        Filter after(String key) {
            return new Filter(state, level, channel, place, assigned, sorting, key);
        }
    }

    /** A signal in the list. */
    public record Row(
            long id,
            String householdId,
            Place place,
            String channel,
            @Nullable String level,
            @Nullable String category,
            List<String> causes,
            Instant openedAt,
            LocalDate dueOn,
            String state,
            @Nullable String assignee,
            boolean overdue,
            String key) {}

    /** One page of the list; next is null at the end. */
    public record Page(
            Filter filter, List<Row> rows, @Nullable Link next) {}

    /** The page that the filter asks for, as far as the reader may see it. */
    public Page page(Actor reader, Filter filter) {
        return page(reader, filter, ROWS);
    }

    /** So many of them at most. */
    public Page page(Actor reader, Filter filter, int limit) {
        List<Row> rows = store.read(reader, db -> {
            Ground ground = Ground.of(db, filter.place());
            plan(db, filter, ground);
            return db.sql(sql(filter))
                    .param("state", filter.state())
                    .param("level", filter.level())
                    .param("channel", filter.channel())
                    .param("from", ground.placeNo())
                    .param("to", ground.lastNo())
                    .param("assigned", filter.assigned())
                    .param("me", reader.accountId())
                    .param("key", key(filter))
                    .param("id", id(filter))
                    .param("rows", limit + 1)
                    .param("today", today.get())
                    .query(Inbox::row)
                    .list();
        });
        if (rows.size() <= limit) {
            return new Page(filter, rows, null);
        }
        List<Row> shown = rows.subList(0, limit);
        Row last = shown.get(limit - 1);
        return new Page(filter, shown, filter.sorting().link().with("after", last.key() + "~" + last.id()));
    }

    /**
     * The database does not know beforehand how much a reader may see, and would sort all of it for a page. Where that is
     * much, it goes through an index in the order of the list instead, until the page is full.
     */
    private static void plan(JdbcClient db, Filter filter, Ground ground) {
        db.sql("select set_config('plan_cache_mode', 'force_custom_plan', true)")
                .query(String.class)
                .single();
        boolean sorts = filter.assigned().equals("me")
                || !filter.channel().isEmpty() && !filter.channel().equals("engine")
                || few(db, filter, ground);
        db.sql("select set_config('enable_sort', :sorts, true)")
                .param("sorts", sorts ? "on" : "off")
                .query(String.class)
                .single();
    }

    private static boolean few(JdbcClient db, Filter filter, Ground ground) {
        long seen = db.sql("""
                select count(*) from (
                    select 1 from signal where state = :state and place_no between :from and :to limit :few) seen""")
                .param("state", filter.state())
                .param("from", ground.placeNo())
                .param("to", ground.lastNo())
                .param("few", FEW)
                .query(Long.class)
                .single();
        return seen < FEW;
    }

    private static String sql(Filter filter) {
        Order order = Order.of(filter.sorting().column());
        String direction = filter.sorting().descending() ? "desc" : "asc";
        String beyond = filter.sorting().descending() ? "<" : ">";
        return """
                select s.signal_id, s.household_id, s.channel, s.level, s.category, s.causes, s.opened_at, s.due_on, s.state,
                    p.place_id, p.name place, a.full_name assignee,
                    s.state = 'open' and s.due_on < :today overdue, COLUMN::text key
                from signal s
                left join place p on p.place_no = s.place_no
                left join account a on a.account_id = s.assigned_to
                where s.state = :state
                  and (:level = '' or s.level = :level)
                  and (:channel = '' or s.channel = :channel)
                  and s.place_no between :from and :to
                  and (:assigned = '' or (:assigned = 'me' and s.assigned_to = :me)
                      or (:assigned = 'nobody' and s.assigned_to is null))
                  and (:key::text is null or (COLUMN, s.signal_id) BEYOND (:key::TYPE, :id))
                order by COLUMN DIRECTION, s.signal_id DIRECTION
                limit :rows""".replace("COLUMN", order.column)
                .replace("TYPE", order.type)
                .replace("BEYOND", beyond)
                .replace("DIRECTION", direction);
    }

    /** Where the page before ended; null when the text does not say, so that a mangled one shows the first page. */
    private static @Nullable String key(Filter filter) {
        int end = filter.after().lastIndexOf('~');
        String key = end < 1 ? "" : filter.after().substring(0, end);
        Order order = Order.of(filter.sorting().column());
        return order.form.matcher(key).matches() ? key : null;
    }

    private static long id(Filter filter) {
        String digits = filter.after().substring(filter.after().lastIndexOf('~') + 1);
        return digits.matches("\\d{1,18}") ? Long.parseLong(digits) : 0;
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        String placeId = row.getString("place_id");
        return new Row(
                row.getLong("signal_id"),
                row.getString("household_id"),
                placeId == null ? new Place("", "") : new Place(placeId, row.getString("place")),
                row.getString("channel"),
                row.getString("level"),
                row.getString("category"),
                List.of((String[]) row.getArray("causes").getArray()),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("due_on", LocalDate.class),
                row.getString("state"),
                row.getString("assignee"),
                row.getBoolean("overdue"),
                row.getString("key"));
    }
}
