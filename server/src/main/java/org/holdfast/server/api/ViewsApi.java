package org.holdfast.server.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.holdfast.server.web.SavedViews;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Questions to the inbox that the account keeps. */
@RestController
@RequestMapping(path = "/api/v1/views", produces = "application/json")
@Tag(name = "views", description = "Questions to the inbox that the account keeps under names of its own")
public class ViewsApi {
    private final SavedViews views;

    public ViewsApi(SavedViews views) {
        this.views = views;
    }

    @GetMapping
    @Operation(summary = "The account's own views, by name")
    List<SavedViews.View> list() {
        return views.list(Asked.actor());
    }

    /** A view that is to be kept. */
    public record NewView(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, maxLength = 200) @Nullable
            String name,

            @Schema(
                    requiredMode = Schema.RequiredMode.REQUIRED,
                    maxLength = 2_000,
                    description = "What follows the question mark, such as level=red&assigned=nobody")
            @Nullable
            String query) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Keeps a view; an account has at most 50, each with a name of its own")
    SavedViews.View add(@RequestBody NewView asked) {
        String name = Asked.sentence("name", asked.name());
        Asked.filter("name", name);
        String query = Asked.sentence("query", asked.query());
        return views.add(Asked.actor(), name, query)
                .orElseThrow(() -> new Refusal(
                        ProblemKind.REFUSED, "There is a view of that name already, or there are 50 of them"));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Forgets a view")
    void remove(@PathVariable("id") long id) {
        if (!views.remove(Asked.actor(), id)) {
            throw Refusal.notFound();
        }
    }
}
