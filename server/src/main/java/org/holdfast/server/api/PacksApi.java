package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.holdfast.policy.source.PackSource;
import org.holdfast.policy.source.SourceFile;
import org.holdfast.server.assessment.PackPreviews;
import org.holdfast.server.assessment.Packs;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Policy packs: added whole, and made to decide. */
@RestController
@RequestMapping(path = "/api/v1/packs", produces = "application/json")
@Tag(name = "packs", description = "Policy packs and which of them decides")
public class PacksApi {
    private static final int MOST_FILES = 1_000;
    private final Packs packs;
    private final PackPreviews previews;

    public PacksApi(Packs packs, PackPreviews previews) {
        this.packs = packs;
        this.previews = previews;
    }

    @GetMapping
    @Operation(summary = "The packs of the server; the one that decides has inForce")
    List<Packs.Listed> list() {
        return packs.list(Asked.actor());
    }

    @GetMapping("/{digest}")
    @Operation(summary = "A pack")
    Packs.Listed one(@PathVariable("digest") String digest) {
        return packs.find(Asked.actor(), digest).orElseThrow(Refusal::notFound);
    }

    /** The files of a pack. */
    public record NewPack(
            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    description = "Texts of the files by path, such as pack.yaml")
            @Nullable
            Map<String, @Nullable String> files) {}

    /** A pack that the server has. */
    public record Added(String digest) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary =
                    "Adds a pack; one that does not load is refused with its issues. It decides nothing until it is activated")
    Added add(@RequestBody NewPack asked) {
        Map<String, String> files = new TreeMap<>();
        Asked.required("files", asked.files()).forEach((path, text) -> {
            if (!path.matches("[A-Za-z0-9][A-Za-z0-9._-]*(/[A-Za-z0-9][A-Za-z0-9._-]*){0,5}") || path.length() > 200) {
                throw Refusal.at("files", "has a path that is not one of a pack");
            }
            files.put(path, Asked.text("files", Asked.required("files." + path, text)));
        });
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw Refusal.at("files", "has from 1 to " + MOST_FILES + " files");
        }
        try {
            return new Added(packs.add(
                    Asked.actor(),
                    new PackSource(
                            "pack",
                            files.entrySet().stream()
                                    .map(file -> new SourceFile(file.getKey(), file.getValue()))
                                    .toList())));
        } catch (Packs.PackRefused refused) {
            throw new Refusal(ProblemKind.REFUSED, String.valueOf(refused.getMessage()));
        }
    }

    @GetMapping("/{digest}/preview")
    @Operation(
            summary = "What a pack would change at the account's place, if it were in force",
            description =
                    "madeAt is absent while it is worked out. valid says whether the pack may be activated after it: it is not"
                            + " older than a day, and beside the pack that is in force.")
    ResponseEntity<PackPreviews.Preview> preview(@PathVariable("digest") String digest) {
        return found(digest, ResponseEntity.ok());
    }

    @PostMapping("/{digest}/preview")
    @Operation(
            summary = "Asks what a pack would change",
            description =
                    "It is worked out within minutes, after an assessment that is under way. Officers who have every"
                            + " household of the server at their place ask.")
    @ApiResponse(responseCode = "202", description = "It is being worked out")
    ResponseEntity<PackPreviews.Preview> ask(@PathVariable("digest") String digest) {
        one(digest);
        if (!previews.ask(Asked.actor(), digest)) {
            throw notForAll();
        }
        return found(digest, ResponseEntity.accepted());
    }

    private ResponseEntity<PackPreviews.Preview> found(String digest, ResponseEntity.BodyBuilder answer) {
        PackPreviews.Preview preview = previews.find(Asked.actor(), digest).orElseThrow(Refusal::notFound);
        return answer.header("ETag", Asked.etag(preview.version())).body(preview);
    }

    private static Refusal notForAll() {
        return new Refusal(
                ProblemKind.FORBIDDEN,
                "Officers who have every household of the server at their place decide on packs");
    }

    /** Why a pack is to decide. */
    public record Activation(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @PostMapping("/{digest}/activation")
    @Operation(
            summary = "Makes a pack decide from now on; every household is assessed again",
            description = "If-Match is the ETag of the preview that was looked at; it has to be valid.")
    Packs.Listed activate(
            @PathVariable("digest") String digest,
            @RequestHeader("If-Match") String ifMatch,
            @RequestBody Activation asked) {
        one(digest);
        String reason = Asked.sentence("reason", asked.reason());
        switch (packs.activate(Asked.actor(), digest, Asked.version(ifMatch), reason)) {
            case DONE -> {}
            case NOT_ALLOWED -> throw notForAll();
            case NOT_PREVIEWED ->
                throw new Refusal(
                        ProblemKind.CHANGED_MEANWHILE,
                        "The preview is not of that version, or no longer valid: ask for one more");
        }
        return one(digest);
    }
}
