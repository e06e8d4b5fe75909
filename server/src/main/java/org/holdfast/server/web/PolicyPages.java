package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.holdfast.policy.pack.Pack;
import org.holdfast.policy.pack.Parameter;
import org.holdfast.server.assessment.PackPreviews;
import org.holdfast.server.assessment.Packs;
import org.holdfast.server.store.Actor;
import org.holdfast.server.store.Disclosure;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The policy: its rules with their sources and how many households they hit, and what another pack would change. */
@RestController
public class PolicyPages {
    private final Views views;
    private final Frames frames;
    private final Store store;
    private final Packs packs;
    private final PackPreviews previews;

    public PolicyPages(Views views, Frames frames, Store store, Packs packs, PackPreviews previews) {
        this.views = views;
        this.frames = frames;
        this.store = store;
        this.packs = packs;
        this.previews = previews;
    }

    /**
     * A pack with its rules.
     *
     * @param hits households at the reader's place by indicator, as last assessed; none when he sees no counts, or another pack
     *     decides
     * @param preview null when the pack decides, or none was asked for
     */
    public record Shown(
            Packs.Listed listed,
            Pack pack,
            Map<String, @Nullable Long> hits,
            PackPreviews.@Nullable Preview preview,
            List<Packs.Listed> all,
            boolean decides) {}

    /** A value of a parameter as it is written. */
    public static String text(Parameter.Value value) {
        return String.valueOf(value.value().value());
    }

    @GetMapping(path = "/policy", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> inForce(HttpServletRequest request) {
        return packs.list(Frames.reader()).stream()
                .filter(Packs.Listed::inForce)
                .findFirst()
                .map(pack -> page(request, pack))
                .orElseGet(() -> frames.notFound(request));
    }

    @GetMapping(path = "/policy/{digest}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> one(HttpServletRequest request, @PathVariable("digest") String digest) {
        return packs.find(Frames.reader(), digest)
                .map(pack -> page(request, pack))
                .orElseGet(() -> frames.notFound(request));
    }

    private ResponseEntity<String> page(HttpServletRequest request, Packs.Listed listed) {
        Pack pack = packs.get(listed.digest());
        Shown shown = new Shown(
                listed,
                pack,
                listed.inForce() ? hits() : Map.of(),
                previews.find(Frames.reader(), listed.digest()).orElse(null),
                packs.list(Frames.reader()),
                packs.decides(Frames.reader()));
        return ResponseEntity.ok(views.page("policy", frames.of(request, Navigation.POLICY, Optional.of(pack)), shown));
    }

    /** A supervisor does not see small counts; who sees no households sees none. */
    private Map<String, @Nullable Long> hits() {
        Actor reader = Frames.reader();
        if (!reader.role().readsHouseholds()) {
            return Map.of();
        }
        Disclosure disclosure = Disclosure.to(reader);
        Map<String, @Nullable Long> hits = new TreeMap<>();
        store.read(reader, db -> {
            db.sql("""
                    select key, sum(value::bigint) n from (
                        select distinct on (place_no) indicators from tally order by place_no, run_id desc) newest,
                        jsonb_each_text(indicators) group by key""").query(row -> {
                hits.put(row.getString(1), disclosure.count(row.getLong(2)));
            });
            return 0;
        });
        return hits;
    }

    @PostMapping("/policy/{digest}/preview")
    @Nullable
    ResponseEntity<String> preview(
            HttpServletRequest request, HttpServletResponse response, @PathVariable("digest") String digest)
            throws IOException {
        if (packs.find(Frames.reader(), digest).isEmpty()) {
            return frames.notFound(request);
        }
        boolean asked = previews.ask(Frames.reader(), digest);
        if (!asked) {
            Frames.say(request, false, frames.texts(request).text("policy.not_for_all"));
        }
        response.sendRedirect("/policy/" + digest);
        return null;
    }

    @PostMapping("/policy/{digest}/activation")
    @Nullable
    ResponseEntity<String> activate(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("digest") String digest,
            @RequestParam(name = "preview", defaultValue = "0") long preview,
            @RequestParam(name = "reason", defaultValue = "") String reason)
            throws IOException {
        if (packs.find(Frames.reader(), digest).isEmpty()) {
            return frames.notFound(request);
        }
        Texts texts = frames.texts(request);
        if (reason.isBlank() || reason.length() > 2_000) {
            Frames.say(request, false, texts.text("policy.needs_reason"));
        } else {
            Packs.Activated activated = packs.activate(Frames.reader(), digest, preview, reason.strip());
            Frames.say(
                    request,
                    activated == Packs.Activated.DONE,
                    texts.text(
                            switch (activated) {
                                case DONE -> "policy.activated";
                                case NOT_ALLOWED -> "policy.not_for_all";
                                case NOT_PREVIEWED -> "policy.needs_preview";
                            }));
        }
        response.sendRedirect("/policy/" + digest);
        return null;
    }
}
