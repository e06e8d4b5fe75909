package org.holdfast.server.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.holdfast.server.registry.Intake;
import org.holdfast.server.registry.IntakeFiles;
import org.holdfast.server.registry.Loads;
import org.holdfast.server.registry.ReceivedLoad;
import org.holdfast.server.registry.RefusedChange;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Registers that are sent to the server: received, previewed, and applied or withdrawn. */
@RestController
public class LoadPages {
    private static final int LONGEST_TITLE = 200;
    private final Views views;
    private final Frames frames;
    private final Intake intake;

    public LoadPages(Views views, Frames frames, Intake intake) {
        this.views = views;
        this.frames = frames;
        this.intake = intake;
    }

    @GetMapping(path = "/loads", produces = MediaType.TEXT_HTML_VALUE)
    String loads(HttpServletRequest request, @RequestParam(name = "before", defaultValue = "") String before) {
        return views.page(
                "loads",
                frames.of(request, Navigation.LOADS),
                Part.of(
                        intake.list(Frames.reader(), Part.before(before), Part.ROWS + 1),
                        Link.to("/loads"),
                        ReceivedLoad::loadId));
    }

    @PostMapping(path = "/loads", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    void send(
            HttpServletRequest request,
            HttpServletResponse response,
            @RequestParam("file") MultipartFile file,
            @RequestParam(name = "title", defaultValue = "") String title,
            @RequestParam(name = "extent", defaultValue = "") String extent,
            @RequestParam(name = "held_on", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable
                    LocalDate heldOn)
            throws IOException {
        String fault = send(file, title.strip(), extent, heldOn);
        Texts texts = frames.texts(request);
        Frames.say(
                request,
                fault == null,
                fault == null ? texts.text("loads.received") : fault.startsWith("loads.") ? texts.text(fault) : fault);
        response.sendRedirect("/loads");
    }

    /** Takes a register; gives the key of a text, or the text, of what is wrong with it, or null. */
    private @Nullable String send(MultipartFile file, String title, String extent, @Nullable LocalDate heldOn)
            throws IOException {
        LocalDate today = LocalDate.now(ZoneId.systemDefault());
        LocalDate held = heldOn == null ? today : heldOn;
        if (title.isEmpty() || title.length() > LONGEST_TITLE || title.indexOf(0) >= 0) {
            return "loads.needs_title";
        }
        if (!extent.equals("whole") && !extent.equals("part")) {
            return "loads.needs_extent";
        }
        if (held.isBefore(Loads.EARLIEST) || held.isAfter(today)) {
            return "loads.wrong_day";
        }
        Optional<IntakeFiles.Sent> taken = intake.files().take(file.getInputStream(), IntakeFiles.MOST_BYTES);
        if (taken.isEmpty()) {
            return "loads.too_large";
        }
        try (IntakeFiles.Sent sent = taken.get()) {
            if (!sent.isArchive()) {
                return "loads.no_archive";
            }
            intake.receive(Frames.reader(), new Loads.Order(title, extent.equals("whole"), held), sent);
            return null;
        } catch (RefusedChange refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @PostMapping("/loads/{id}")
    void decide(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable("id") long id,
            @RequestParam(name = "version", defaultValue = "0") long version,
            @RequestParam(name = "act", defaultValue = "") String act)
            throws IOException {
        Intake.Ordered ordered = switch (act) {
            case "apply" -> intake.apply(Frames.reader(), id, version);
            case "withdraw" -> intake.withdraw(Frames.reader(), id, version);
            default -> Intake.Ordered.NOT_NOW;
        };
        Texts texts = frames.texts(request);
        Frames.say(
                request,
                ordered == Intake.Ordered.DONE,
                texts.text(ordered == Intake.Ordered.DONE ? "loads.done" : "loads.not_done"));
        response.sendRedirect("/loads");
    }
}
