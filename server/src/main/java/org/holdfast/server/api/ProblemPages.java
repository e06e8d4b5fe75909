package org.holdfast.server.api;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What a kind of problem means and what to do about it: where the type of a problem leads. */
@RestController
public class ProblemPages {
    @GetMapping(path = "/problems/{id}", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> one(@PathVariable("id") String id) {
        return ProblemKind.find(id)
                .map(kind -> ResponseEntity.ok(kind.status() + " " + kind.title() + "\n\n" + kind.advice() + "\n"))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
