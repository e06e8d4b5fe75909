package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.List;
import org.holdfast.server.settings.Setting;
import org.holdfast.server.settings.Settings;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What administrators set for the whole server. */
@RestController
@RequestMapping(path = "/api/v1/settings", produces = "application/json")
@Tag(name = "settings", description = "What administrators set for the whole server")
public class SettingsApi {
    private final Settings settings;

    public SettingsApi(Settings settings) {
        this.settings = settings;
    }

    /**
     * A setting as it stands.
     *
     * @param version 0 when nobody has set it
     */
    public record Standing(String name, String value, String takes, long version) {
        static Standing of(Settings.Standing one) {
            return new Standing(
                    one.setting().id(), one.value(), "a " + one.setting().range(), one.version());
        }
    }

    @GetMapping
    @Operation(summary = "The settings")
    List<Standing> list() {
        return settings.list(Asked.actor()).stream().map(Standing::of).toList();
    }

    @GetMapping("/{name}")
    @Operation(summary = "A setting")
    ResponseEntity<Standing> one(@PathVariable("name") String name) {
        Standing standing = list().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        return ResponseEntity.ok()
                .header("ETag", Asked.etag(standing.version()))
                .body(standing);
    }

    /** A setting as it shall be. */
    public record Wanted(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String value,

            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) @Nullable
            String reason) {}

    @PutMapping("/{name}")
    @Operation(
            summary = "Sets something; it holds within two seconds",
            description = "Administrators who have every household of the server at their place set something.")
    ResponseEntity<Standing> set(
            @PathVariable("name") String name, @RequestHeader("If-Match") String ifMatch, @RequestBody Wanted wanted) {
        long expected = Asked.version(ifMatch);
        Setting setting = Arrays.stream(Setting.values())
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow(Refusal::notFound);
        String value =
                Asked.text("value", Asked.required("value", wanted.value()).strip());
        switch (settings.set(Asked.actor(), setting, value, expected, Asked.sentence("reason", wanted.reason()))) {
            case DONE -> {}
            case STALE -> throw new Refusal(ProblemKind.CHANGED_MEANWHILE, ProblemKind.CHANGED_MEANWHILE.advice());
            case WRONG -> throw Refusal.at("value", "is a " + setting.range());
            case NOT_ALLOWED ->
                throw new Refusal(
                        ProblemKind.FORBIDDEN,
                        "Administrators with every household of the server at their place set this");
        }
        return one(name);
    }
}
