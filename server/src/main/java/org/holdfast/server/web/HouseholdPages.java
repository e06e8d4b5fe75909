package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.holdfast.server.assessment.HouseholdAssessment;
import org.holdfast.server.journal.Action;
import org.holdfast.server.journal.Entry;
import org.holdfast.server.registry.Excerpts;
import org.holdfast.server.registry.HouseholdRecord;
import org.holdfast.server.registry.Households;
import org.holdfast.server.registry.Households.Done;
import org.holdfast.server.registry.Households.Fault;
import org.holdfast.server.registry.Households.Refused;
import org.holdfast.server.registry.Households.Stale;
import org.holdfast.server.registry.Identifiers;
import org.holdfast.server.registry.Unmasking;
import org.holdfast.server.store.Store;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A household: read, supposed otherwise, changed, and its identifiers shown to those who need them. */
@RestController
public class HouseholdPages {
    private static final int MOST_CHARACTERS = 2_000;
    private final Views views;
    private final Frames frames;
    private final HouseholdSheet sheet;
    private final Excerpts excerpts;
    private final Households households;
    private final Unmasking unmasking;

    public HouseholdPages(
            Views views,
            Frames frames,
            Store store,
            Excerpts excerpts,
            Households households,
            HouseholdAssessment assessment,
            Unmasking unmasking) {
        this.views = views;
        this.frames = frames;
        this.sheet = new HouseholdSheet(store, excerpts, assessment);
        this.excerpts = excerpts;
        this.households = households;
        this.unmasking = unmasking;
    }

    private static boolean isId(String id) {
        return id.length() <= 200 && id.indexOf(0) < 0;
    }

    @GetMapping(path = "/households/{id}", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> household(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "known", defaultValue = "") String known) {
        HouseholdSheet.Sheet shown = isId(id) ? sheet.of(Frames.reader(), id, day(known)) : null;
        return shown == null ? frames.notFound(request) : page(request, "household", shown);
    }

    private static @Nullable LocalDate day(String text) {
        try {
            return text.isBlank() ? null : LocalDate.parse(text.strip());
        } catch (DateTimeParseException none) {
            return null;
        }
    }

    private ResponseEntity<String> page(HttpServletRequest request, String name, Object shown) {
        return ResponseEntity.ok(views.page(name, frames.of(request, Navigation.HOUSEHOLDS), shown));
    }

    @GetMapping(path = "/households/{id}/edit", produces = MediaType.TEXT_HTML_VALUE)
    ResponseEntity<String> edit(
            HttpServletRequest request,
            @PathVariable("id") String id,
            @RequestParam(name = "table", defaultValue = "household") String table) {
        Optional<Excerpts.Now> now = isId(id) ? excerpts.find(Frames.reader(), id) : Optional.empty();
        return now.isEmpty() || !Households.TABLES.contains(table)
                ? frames.notFound(request)
                : page(
                        request,
                        "household-edit",
                        HouseholdForm.of(
                                Identifiers.hide(now.get().excerpt().household()),
                                table,
                                now.get().version(),
                                LocalDate.now(ZoneId.systemDefault())));
    }

    @PostMapping(path = "/households/{id}/edit", produces = MediaType.TEXT_HTML_VALUE)
    @Nullable
    ResponseEntity<String> edit(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("id") String id,
            @RequestParam(name = "table", defaultValue = "") String table,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam(name = "act", defaultValue = "try") String act)
            throws IOException {
        Excerpts.Now now = isId(id) ? excerpts.find(Frames.reader(), id).orElse(null) : null;
        if (now == null || !Households.TABLES.contains(table)) {
            return frames.notFound(request);
        }
        HouseholdForm form = HouseholdForm.sent(request, id, table, version);
        HouseholdRecord wanted = form.over(now.excerpt().household());
        return act.equals("save") ? save(request, response, form, wanted) : suppose(request, form, now, wanted);
    }

    private ResponseEntity<String> suppose(
            HttpServletRequest request, HouseholdForm form, Excerpts.Now now, HouseholdRecord wanted) {
        if (!wanted.isThere()) {
            return page(request, "household-edit", form.with(List.of(new Fault("household", 0, "", "", "empty"))));
        }
        Households.Judged judged = households.judge(Frames.reader(), now, wanted);
        return page(
                request,
                "household-edit",
                judged.faults().isEmpty()
                        ? form.with(
                                sheet.verdict(now.excerpt(), null),
                                sheet.verdict(now.excerpt().with(judged.household()), null))
                        : form.with(judged.faults()));
    }

    private @Nullable ResponseEntity<String> save(
            HttpServletRequest request, HttpServletResponse response, HouseholdForm form, HouseholdRecord wanted)
            throws IOException {
        Texts texts = frames.texts(request);
        LocalDate heldOn = day(form.heldOn());
        String reason = form.reason().strip();
        if (heldOn == null || reason.isEmpty() || reason.length() > MOST_CHARACTERS || !wanted.isThere()) {
            Frames.say(request, false, texts.text("edit.needs_reason"));
            return page(request, "household-edit", form.with(List.of()));
        }
        Households.Changed changed = households.put(
                Frames.reader(), wanted, form.version(), new Entry(Action.HOUSEHOLD_CHANGED, heldOn, "page", reason));
        if (changed instanceof Done) {
            Frames.say(request, true, texts.text("edit.saved"));
            response.sendRedirect("/households/" + URLEncoder.encode(form.householdId(), StandardCharsets.UTF_8));
            return null;
        }
        if (changed instanceof Stale) {
            Frames.say(request, false, texts.text("edit.changed_meanwhile"));
            return page(request, "household-edit", form.with(List.of()));
        }
        if (changed instanceof Refused refused) {
            return page(request, "household-edit", form.with(refused.faults()));
        }
        return frames.notFound(request);
    }

    /** An identifier in clear, on a page of its own. */
    public record Unmasked(String householdId, String column, String value) {}

    @PostMapping(path = "/households/{id}/identifiers", produces = MediaType.TEXT_HTML_VALUE)
    @Nullable
    ResponseEntity<String> identifiers(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("id") String id,
            @RequestParam(name = "person", defaultValue = "") String person,
            @RequestParam(name = "reason", defaultValue = "") String reason)
            throws IOException {
        if (reason.isBlank() || reason.length() > MOST_CHARACTERS) {
            Frames.say(request, false, frames.texts(request).text("unmask.needs_reason"));
            response.sendRedirect("/households/" + URLEncoder.encode(id, StandardCharsets.UTF_8));
            return null;
        }
        return unmasking
                .show(Frames.reader(), id, person.isEmpty() ? null : person, reason.strip())
                .map(shown -> page(request, "identifier", new Unmasked(id, shown.column(), shown.value())))
                .orElseGet(() -> frames.notFound(request));
    }
}
