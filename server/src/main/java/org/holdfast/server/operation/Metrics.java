package org.holdfast.server.operation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Figures of the running server for Prometheus: requests, the virtual machine, connections, and how the work stands. None
 * tells of a person or a place. They are given to this machine only; a proxy passes them on to whom its rules allow.
 */
@RestController
public class Metrics {
    private final PrometheusMeterRegistry meters;

    public Metrics(PrometheusMeterRegistry meters, Store store) {
        this.meters = meters;
        gauge(meters, store, "holdfast.stale.households", "Households that wait to be assessed again", """
                select count(*) from stale""");
        gauge(meters, store, "holdfast.stale.age.seconds", "How long the first of them has waited", """
                select coalesce(extract(epoch from now() - min(since)), 0) from stale""");
        gauge(meters, store, "holdfast.journal.position", "Entries of the journal", """
                select position from journal_head""");
        gauge(meters, store, "holdfast.journal.unsigned", "Entries since the last signed checkpoint", """
                select position - coalesce((select max(position) from journal_checkpoint), 0) from journal_head""");
        gauge(meters, store, "holdfast.runs.failed", "Assessments that failed in the last day", """
                select count(*) from run where state = 'failed' and ended_at > now() - interval '1 day'""");
        gauge(meters, store, "holdfast.run.last.seconds", "How long the last assessment of everybody took", """
                select coalesce((select extract(epoch from ended_at - started_at) from run
                    where kind = 'full' and state = 'done' order by run_id desc limit 1), 0)""");
        gauge(meters, store, "holdfast.accounts.locked", "Accounts that are locked after wrong passwords", """
                select count(*) from credential where locked_until > now()""");
    }

    private static void gauge(MeterRegistry meters, Store store, String name, String description, String sql) {
        Gauge.builder(name, store, asked -> value(asked, sql))
                .description(description)
                .register(meters);
    }

    private static double value(Store store, String sql) {
        try {
            return store.read(
                    Actor.SYSTEM, db -> db.sql(sql).query(Double.class).single());
        } catch (DataAccessException | TransactionException down) {
            return Double.NaN;
        }
    }

    @GetMapping(path = "/metrics")
    ResponseEntity<String> all(HttpServletRequest request) throws UnknownHostException {
        boolean here = InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                && request.getHeader("X-Forwarded-For") == null
                && request.getHeader("Forwarded") == null;
        return here
                ? ResponseEntity.ok()
                        .header("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                        .body(meters.scrape("text/plain; version=0.0.4; charset=utf-8"))
                : ResponseEntity.status(HttpStatus.NOT_FOUND).build();
    }
}
