package org.holdfast.server.operation;

import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Store;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Says to those who watch whether the server is alive, and whether it can do its work. */
@RestController
public class Health {
    private final Store store;

    public Health(Store store) {
        this.store = store;
    }

    @GetMapping(path = "/healthz", produces = MediaType.TEXT_PLAIN_VALUE)
    String alive() {
        return "alive\n";
    }

    @GetMapping(path = "/readyz", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> ready() {
        try {
            store.read(
                    Actor.SYSTEM,
                    db -> db.sql("select position from journal_head")
                            .query(Long.class)
                            .single());
            return ResponseEntity.ok("ready\n");
        } catch (DataAccessException | TransactionException down) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).body("the database does not answer\n");
        }
    }
}
